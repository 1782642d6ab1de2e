package io.orcastrike.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a server is named. */
class ServerTest {

  @Test
  void readsNodesOfACluster() {
    Server server = Server.at("https://one:9200, https://two/search");
    assertThat(server.nodes())
        .containsExactly(URI.create("https://one:9200"), URI.create("https://two/search"));
    assertThat(server).hasToString("https://one:9200,https://two/search");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:9200",
        "ftp://host:21",
        "http://",
        "cloud:",
        "http://one,",
        "http://a b",
        "file:///etc/passwd"
      })
  void refusesWhatIsNoAddress(String wrong) {
    assertThatThrownBy(() -> Server.at(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("http://host:port, https://host:port")
        .hasMessageContaining("cloud:CLOUD_ID");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://orca:hush@host:9200",
        "https://one,https://orca:hush@two",
        "orca:hush@host:9200",
        "https://orca:hush hush@host:9200"
      })
  void refusesAPasswordInAnAddress(String wrong) {
    assertThatThrownBy(() -> Server.at(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no user and password")
        .message()
        .doesNotContain("hush");
  }

  @Test
  void readsACloudId() throws IOException {
    String id = Base64.getEncoder().encodeToString("cloud.example:443$abc$def".getBytes());
    Server server = Server.at("cloud:staging:" + id);
    assertThat(server).hasToString("cloud:staging:…");
    Connection.to(server).close();
  }

  @Test
  void saysThatACloudIdIsNone() {
    assertThatThrownBy(() -> ElasticsearchSink.to(Server.at("cloud:staging:x")).build().check())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a cloud id must be one of Elastic's, was \"cloud:staging:…\"");
  }

  @Test
  void aNamespaceIsOneThatElasticsearchAllows() {
    for (String wrong : new String[] {"", "a-b", "A", "a b", "ä", "x".repeat(101)}) {
      assertThatThrownBy(() -> ElasticsearchSink.to(Server.at("http://x")).namespace(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("a namespace must be 1 to 100 small letters");
    }
  }
}
