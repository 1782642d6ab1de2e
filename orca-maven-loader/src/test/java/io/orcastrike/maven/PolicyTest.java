package io.orcastrike.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.spi.TestNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a loader may load, and what it can be told. */
class PolicyTest {
  @TempDir Path folder;
  private RepositoryFolder repository;
  private MavenLoader.Builder loader;

  @BeforeEach
  void set() throws IOException {
    repository = new RepositoryFolder(folder.resolve("repository"));
    Machine machine = Machine.in(folder.resolve("machine"));
    loader =
        MavenLoader.builder()
            .settings(machine.settings())
            .localRepository(machine.localRepository().root())
            .repository("acme", repository.url());
  }

  @Test
  void withoutAnAllowedGroupNothingIsLoaded() throws Exception {
    repository.deploy(Artifact.test("com.acme:shop:1", "com.acme.ShopTest"));

    assertThatThrownBy(() -> loader.build().find("com.acme:shop:1"))
        .isInstanceOf(TestNotFoundException.class)
        .hasMessageContainingAll(
            "com.acme:shop:1 may not be loaded here",
            "where: no group is allowed",
            "try: --allow com.acme");
    assertThat(folder.resolve("machine/local")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme,true",
    "com.acme.shop,true",
    "com.acme.shop.eu,true",
    "com.acmeevil,false",
    "com,false",
    "evil.com.acme,false",
    "COM.ACME,false"
  })
  void allowsAGroupAndThoseBelow(String group, boolean allowed) throws Exception {
    repository.deploy(Artifact.test(group + ":shop:1", "com.acme.ShopTest"));
    loader.allow("org.other").allow("com.acme");

    if (allowed) {
      assertThat(loader.build().find(group + ":shop:1").address()).isEqualTo(group + ":shop:1");
    } else {
      assertThatThrownBy(() -> loader.build().find(group + ":shop:1"))
          .isInstanceOf(TestNotFoundException.class)
          .hasMessageContainingAll("allowed are org.other, com.acme, and groups below");
    }
  }

  @Test
  void allowsEverythingWhenTold() throws Exception {
    repository.deploy(Artifact.test("net.any:shop:1", "com.acme.ShopTest"));

    assertThat(loader.allowAll().build().find("net.any:shop:1").lock()).hasSize(1);
  }

  @Test
  void aTestThatHasMovedIsNotFollowedOutOfWhatIsAllowed() throws Exception {
    repository
        .deploy(
            Artifact.test("com.acme:shop:1", "com.acme.ShopTest")
                .withPom(
                    """
                    <distributionManagement><relocation>
                      <groupId>net.any</groupId><version>2</version>
                    </relocation></distributionManagement>
                    """))
        .deploy(Artifact.test("net.any:shop:2", "com.acme.ShopTest"));

    assertThatThrownBy(() -> loader.allow("com.acme").build().find("com.acme:shop:1"))
        .isInstanceOf(TestNotFoundException.class)
        .hasMessageContaining("com.acme:shop:1 has moved to net.any:shop:2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "acme|ftp://repo.acme.example|must be http, https or file, was ftp://repo.acme.example",
        "acme|repo.acme.example|must be http, https or file",
        "acme|https://joe:secret@repo.acme.example/r|<server> in settings.xml, not in"
            + " https://repo.",
        "acme|https://joe:se secret@repo.acme.example/r|must be well-formed, was not: Illegal",
        "a b|https://repo.acme.example|must be of letters, digits, dots and dashes, was \"a b\""
      })
  void refusesRepositoriesThatCannotBe(String id, String url, String reason) {
    assertThatThrownBy(() -> MavenLoader.builder().repository(id, url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("secret");
  }

  @Test
  void refusesAnIdGivenTwiceAndTimesThatCannotBe() {
    assertThatThrownBy(() -> loader.repository("acme", "https://repo.acme.example"))
        .hasMessageContaining("two repositories have the id \"acme\"");
    assertThatThrownBy(() -> loader.timeout(Duration.ZERO))
        .hasMessageContaining("timeout must be from 1 ms to 1 day, was PT0S");
    assertThatThrownBy(() -> loader.deadline(Duration.ofDays(400)))
        .hasMessageContaining("deadline must be from 1 ms to 1 day");
  }
}
