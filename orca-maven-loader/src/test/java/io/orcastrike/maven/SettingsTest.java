package io.orcastrike.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.spi.TestNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

/** What Maven's settings say holds here, too. */
class SettingsTest {
  private static final String TEST = "com.acme:shop:1.2";
  private static final String PASSWORD = "correct-horse";

  @TempDir Path folder;
  private RepositoryServer server;
  private Machine machine;
  private final List<String> lines = new ArrayList<>();

  @BeforeEach
  void set() throws IOException {
    RepositoryFolder repository = new RepositoryFolder(folder.resolve("repository"));
    repository.deploy(Artifact.test(TEST, "com.acme.ShopTest"));
    server = new RepositoryServer(repository);
    machine = Machine.in(folder.resolve("machine"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static String serverElement(String id, String password) {
    return "<servers><server><id>%s</id><username>joe</username><password>%s</password></server></servers>"
        .formatted(id, password);
  }

  private void assertFound(MavenLoader.Builder loader) throws TestNotFoundException {
    assertThat(loader.progress(lines::add).build().find(TEST).lock()).hasSize(1);
    assertThat(String.join("\n", lines)).doesNotContain(PASSWORD);
  }

  private void assertTrouble(MavenLoader.Builder loader, String... parts) {
    assertThatThrownBy(() -> loader.build().find(TEST))
        .isInstanceOf(TestNotFoundException.class)
        .hasNoCause()
        .hasMessageContainingAll(parts)
        .hasMessageNotContaining(PASSWORD);
  }

  @Test
  void aServersUserAndPasswordAreUsed() throws Exception {
    server.requiring("joe", PASSWORD);
    machine.configure(serverElement("acme", PASSWORD));

    assertFound(machine.loader().repository("acme", server.url()));
  }

  @Test
  void aPasswordMayComeFromTheEnvironment() throws Exception {
    server.requiring("joe", System.getenv("PATH"));
    machine.configure(serverElement("acme", "${env.PATH}"));

    assertFound(machine.loader().repository("acme", server.url()));
  }

  @Test
  void aWrongPasswordIsNotShown() throws Exception {
    server.requiring("joe", "another");
    machine.configure(serverElement("acme", PASSWORD));

    assertTrouble(
        machine.loader().repository("acme", server.url()),
        "acme (%s): 401, with the user of settings.xml".formatted(server.url()));
  }

  @Test
  void anEncryptedPasswordIsUsed() throws Exception {
    DefaultPlexusCipher cipher = new DefaultPlexusCipher();
    String master =
        cipher.encryptAndDecorate("master", DefaultSecDispatcher.SYSTEM_PROPERTY_SEC_LOCATION);
    Files.writeString(
        machine.folder().resolve("settings-security.xml"),
        "<settingsSecurity><master>%s</master></settingsSecurity>".formatted(master));
    server.requiring("joe", PASSWORD);
    String encrypted = cipher.encryptAndDecorate(PASSWORD, "master");
    machine.configure(serverElement("acme", encrypted));

    assertThat(encrypted).startsWith("{").doesNotContain(PASSWORD);
    assertFound(machine.loader().repository("acme", server.url()));
  }

  @Test
  void aMirrorIsAskedInstead() throws Exception {
    server.requiring("joe", PASSWORD);
    machine.configure(
        serverElement("office", PASSWORD),
        "<mirror><id>office</id><mirrorOf>acme</mirrorOf><url>%s</url></mirror>"
            .formatted(server.url()));

    assertFound(machine.loader().repository("acme", "https://repo.invalid/releases"));
    assertTrouble(
        machine
            .loader()
            .repository("acme", "https://repo.invalid/releases")
            .offline(true)
            .localRepository(folder.resolve("empty")),
        "office (%s): not asked".formatted(server.url()));
  }

  @Test
  void theRepositoryOfAnActiveProfileIsAsked() throws Exception {
    machine.configure(
        """
        <profiles><profile><id>office</id><repositories>
          <repository><id>profiles</id><url>%s</url></repository>
        </repositories></profile></profiles>
        <activeProfiles><activeProfile>office</activeProfile></activeProfiles>
        """
            .formatted(server.url()));

    assertFound(machine.loader());
  }

  @Test
  void userAndPasswordInAUrlOfTheSettingsAreUsedAndNotShown() throws Exception {
    server.requiring("joe", PASSWORD);
    machine.configure(
        """
        <profiles><profile><id>office</id><repositories>
          <repository><id>profiles</id><url>%s</url></repository>
        </repositories></profile></profiles>
        <activeProfiles><activeProfile>office</activeProfile></activeProfiles>
        """
            .formatted(server.url().replace("//", "//joe:" + PASSWORD + "@")));

    assertFound(machine.loader());
    assertThatThrownBy(() -> machine.loader().build().find("com.acme:other:1"))
        .hasMessageContaining("profiles (%s): not found".formatted(server.url()))
        .hasMessageNotContaining(PASSWORD);
  }

  @Test
  void aProxyIsAskedForOtherHosts() throws Exception {
    server.requiring("joe", PASSWORD);
    machine.configure(
        serverElement("acme", PASSWORD)
            + """
            <proxies><proxy>
              <active>true</active><protocol>http</protocol>
              <host>127.0.0.1</host><port>%d</port>
            </proxy></proxies>
            """
                .formatted(server.port()));

    assertFound(machine.loader().repository("acme", "http://repo.invalid/"));
    assertThat(server.requests()).contains("http://repo.invalid/com/acme/shop/1.2/shop-1.2.jar");
  }

  @Test
  void theLocalRepositoryOfTheSettingsIsUsed() throws Exception {
    Path local = folder.resolve("from-settings");
    machine.configure("<localRepository>%s</localRepository>".formatted(local));

    MavenLoader.builder()
        .settings(machine.settings())
        .repository("acme", server.url())
        .allow("com.acme")
        .build()
        .find(TEST);

    assertThat(new RepositoryFolder(local).file(TEST, ".jar")).exists();
  }

  @Test
  void settingsThatAreNotThereAreNamed() {
    Path settings = folder.resolve("no/settings.xml");

    assertTrouble(
        machine.loader().settings(settings), "there are no such settings", "where: " + settings);
  }

  @Test
  void settingsThatCannotBeReadAreNamedWithoutQuotingThem() throws Exception {
    Files.writeString(
        machine.settings(),
        "<settings><servers><server><password>%s</pasword></server>".formatted(PASSWORD));

    assertTrouble(
        machine.loader(),
        "Maven's settings cannot be read",
        "where: " + machine.settings(),
        "line 1");
  }

  @Test
  void aSystemPropertyThatIsNoTextIsNamed() {
    System.getProperties().put("left.by.a.test", List.of(1));
    try {
      assertTrouble(
          machine.loader().repository("acme", server.url()),
          "a system property is no text",
          "where: left.by.a.test, a java.util.");
    } finally {
      System.getProperties().remove("left.by.a.test");
    }
  }
}
