package io.orcastrike.elasticsearch.kibana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orcastrike.elasticsearch.kibana.FakeKibana.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KibanaInstallTest {
  @Test
  void sendsTheWholeFileAsAForm() throws Exception {
    try (FakeKibana kibana = FakeKibana.importing()) {
      KibanaInstall.at(kibana.address()).install();

      Request request = kibana.requests().getFirst();
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.uri()).isEqualTo("/api/saved_objects/_import?overwrite=true");
      assertThat(request.headers().getFirst("kbn-xsrf")).isEqualTo("true");
      assertThat(request.headers()).doesNotContainKey("Authorization");
      String type = request.headers().getFirst("Content-Type");
      assertThat(type).startsWith("multipart/form-data; boundary=");
      String boundary = "--" + type.replaceFirst(".*boundary=", "");
      assertThat(request.body())
          .startsWith(boundary + "\r\n")
          .endsWith("\r\n" + boundary + "--\r\n");
      assertThat(request.body().split("\r\n\r\n")[0])
          .contains("name=\"file\"", "filename=\"orca.ndjson\"");
      assertThat(request.body().split("\r\n\r\n")[1])
          .startsWith(KibanaDashboards.text())
          .hasSize((KibanaDashboards.text() + "\r\n" + boundary + "--\r\n").length());
      assertThat(KibanaDashboards.text()).doesNotContain(boundary);
    }
  }

  @Test
  void saysHowManyObjectsThereAreAndWhereToLook() throws Exception {
    try (FakeKibana kibana = FakeKibana.importing()) {
      KibanaInstall.Installed installed = KibanaInstall.at(kibana.address()).install();

      assertThat(installed.objects()).isEqualTo(8);
      assertThat(installed.overview())
          .isEqualTo(
              URI.create(
                  kibana.address() + "/app/dashboards#/view/" + Dashboard.idOf(RunOverview.TITLE)));
    }
  }

  @Test
  void goesIntoASpaceBelowABasePath() throws Exception {
    try (FakeKibana kibana = FakeKibana.importing()) {
      URI address = URI.create(kibana.address() + "/kibana/");
      KibanaInstall.Installed installed = KibanaInstall.at(address).inSpace("load-tests").install();

      assertThat(kibana.requests().getFirst().uri())
          .isEqualTo("/kibana/s/load-tests/api/saved_objects/_import?overwrite=true");
      assertThat(installed.overview().getPath()).isEqualTo("/kibana/s/load-tests/app/dashboards");
    }
  }

  @Test
  void namesItselfByAKey() throws Exception {
    try (FakeKibana kibana = FakeKibana.importing()) {
      KibanaInstall.at(kibana.address()).withApiKey(() -> "aWQ6a2V5\n").install();

      assertThat(kibana.requests().getFirst().headers().getFirst("Authorization"))
          .isEqualTo("ApiKey aWQ6a2V5");
    }
  }

  @Test
  void namesItselfAsAUser() throws Exception {
    try (FakeKibana kibana = FakeKibana.importing()) {
      KibanaInstall.at(kibana.address()).as("orca", () -> "ä:b").install();

      String header = kibana.requests().getFirst().headers().getFirst("Authorization");
      assertThat(header).startsWith("Basic ");
      byte[] both = Base64.getDecoder().decode(header.substring("Basic ".length()));
      assertThat(new String(both, StandardCharsets.UTF_8)).isEqualTo("orca:ä:b");
    }
  }

  @Test
  void doesNotShowAKeyThatCannotBeOne() {
    KibanaInstall install =
        KibanaInstall.at(URI.create("http://127.0.0.1:1")).withApiKey(() -> "secret\nline");

    assertThatIllegalArgumentException()
        .isThrownBy(install::install)
        .withMessageContaining("one line of base64")
        .withMessageNotContaining("secret")
        .withNoCause();
  }

  @Test
  void doesNotShowAPasswordThatStandsInTheAddress() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KibanaInstall.at(URI.create("https://me:secret@kibana:5601")))
        .withMessageContaining("https://***@kibana")
        .withMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kibana:5601", "ftp://kibana", "http:///x", "http://k?a=b", "http://k#a"})
  void takesOnlyTheAddressOfAServer(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KibanaInstall.at(URI.create(address)))
        .withMessageContaining("http[s]://host[:port][/path], was " + address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "A", "a b", ".."})
  void takesOnlyTheIdOfASpace(String space) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KibanaInstall.at(URI.create("http://kibana")).inSpace(space))
        .withMessageContaining("as in /s/{space}; was " + space);
  }
}
