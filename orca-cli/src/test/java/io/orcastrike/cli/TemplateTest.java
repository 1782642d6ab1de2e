package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private static final Pattern PLUGIN =
      Pattern.compile("<artifactId>(maven-\\w+-plugin)</artifactId>\\s*<version>([^<]+)</version>");

  /**
   * What Orca itself is built with is there already, so that a project builds without a network.
   */
  @Test
  void takesEveryPluginOfItsLifeCycleInTheVersionOrcaIsBuiltWith() throws Exception {
    List<String> own = plugins(Files.readString(Path.of("..", "pom.xml")));
    List<String> made = plugins(Template.files("shop-load", "1").getOrDefault("pom.xml", ""));
    assertThat(own).containsAll(made);
    assertThat(made).hasSize(5);
  }

  @Test
  void namesTheFilesAfterTheProject() {
    Map<String, String> files = Template.files("shop-load", "1");
    assertThat(files)
        .containsOnlyKeys(
            "pom.xml",
            "src/main/java/shopload/ShopLoad.java",
            "src/test/java/shopload/ShopLoadTest.java");
    assertThat(files.values()).noneMatch(text -> text.contains("$"));
  }

  private static List<String> plugins(String pom) {
    return PLUGIN.matcher(pom).results().map(MatchResult::group).map(TemplateTest::brief).toList();
  }

  private static String brief(String plugin) {
    return plugin.replaceAll("\\s+", "");
  }
}
