package io.orcastrike.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is published stands in orca-bom, and nothing else does. */
class BomTest {
  private static final String UNPUBLISHED = "<id>unpublished</id>";

  @Test
  void listsEveryPublishedModule() throws IOException {
    String parent = Files.readString(Path.of("..", "pom.xml"));
    String published = parent.substring(0, parent.indexOf(UNPUBLISHED));

    assertThat(listed())
        .hasSizeGreaterThan(7)
        .containsExactlyInAnyOrderElementsOf(
            all("<module>(.*)</module>", published).stream()
                .filter(module -> !module.equals("orca-bom"))
                .toList());
  }

  @Test
  void whatStaysHereIsNeitherListedNorDeployed() throws IOException {
    String parent = Files.readString(Path.of("..", "pom.xml"));
    int begin = parent.indexOf(UNPUBLISHED);
    List<String> kept =
        all("<module>(.*)</module>", parent.substring(begin, parent.indexOf("</profile>", begin)));

    assertThat(kept).contains("orca-cli", "samples").doesNotContainAnyElementsOf(listed());
    for (String module : kept) {
      assertThat(Path.of("..", module, "pom.xml"))
          .content()
          .contains("<maven.deploy.skip>true</maven.deploy.skip>");
    }
  }

  private static List<String> listed() throws IOException {
    return all(
        "<artifactId>(?!orca-bom|orca-parent)(orca-.*)</artifactId>",
        Files.readString(Path.of("..", "orca-bom", "pom.xml")));
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(BomTest::first).toList();
  }

  private static String first(MatchResult found) {
    return found.group(1);
  }
}
