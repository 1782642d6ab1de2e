package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.orcastrike.api.LoadTest;
import io.orcastrike.http.Http;
import io.orcastrike.maven.Artifact;
import io.orcastrike.maven.Machine;
import io.orcastrike.maven.RepositoryFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
    assertThat(made).hasSize(7);
  }

  @Test
  void namesTheFilesAfterTheProject() {
    Map<String, String> files = Template.files("shop-load", "1");
    assertThat(files)
        .containsOnlyKeys(
            "pom.xml",
            "src/main/java/shopload/ShopLoad.java",
            "src/test/java/shopload/ShopLoadTest.java",
            "src/test/resources/junit-platform.properties");
    assertThat(files.values()).noneMatch(text -> text.matches("(?s).*\\$[A-Z].*"));
  }

  @Test
  @Timeout(180)
  void isDeployedAndRunByItsCoordinates(@TempDir Path folder) throws Exception {
    Path project = folder.resolve("shop-load");
    for (Map.Entry<String, String> file : Template.files("shop-load", "1").entrySet()) {
      Path path = project.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    Machine author = Machine.in(folder.resolve("author"));
    install(author);
    String local = "-Dmaven.repo.local=" + author.localRepository().root();
    String settings = settings(folder.resolve("global.xml")).toString();
    TestConsole console = new TestConsole().in(folder).with("PATH", System.getenv("PATH"));
    new Maven(console.console())
        .run(
            project,
            List.of("-gs", settings, local, "-Dmaven.test.skip=true", "deploy"),
            "deploying",
            project);

    Machine anyone = Machine.in(folder.resolve("anyone"));
    List<String> command =
        new ArrayList<>(List.of("run", "com.example:shop-load:1.0-SNAPSHOT", "--snapshots"));
    RepositoryFolder deployed = new RepositoryFolder(project.resolve("target/repository"));
    command.addAll(List.of("--repository", "releases=" + deployed.url()));
    command.addAll(List.of("--settings", anyone.settings().toString()));
    command.addAll(List.of("--local-repository", anyone.localRepository().root().toString()));
    command.addAll(List.of("--max-duration", "2s", "--max-lag", "10s", "--json"));
    int exitCode = console.run(command.toArray(String[]::new));
    // Passed, or slower than the template's threshold, as a busy machine is.
    assertThat(exitCode).as(console.err() + console.out()).isIn(0, 99);
    JsonNode result = SwarmResult.parse(console.out());
    assertThat(result.path("complete").asBoolean()).isTrue();
    assertThat(result.path("plan").asText()).isEqualTo("shop-load");
    assertThat(result.path("test").asText()).matches("com.example:shop-load:1.0-[0-9.]+-1");
    assertThat(result.at("/totals/succeeded").asLong()).isPositive();
  }

  /** Puts what the project needs of Orca where Maven finds it; of the testkit only the name. */
  private static void install(Machine author) throws Exception {
    author.localRepository().deploy(Artifact.of("io.orcastrike:orca-testkit:1"));
    install(author, "io.orcastrike:orca-api:1", LoadTest.class);
    install(author, "io.orcastrike:orca-http:1", Http.class);
  }

  private static void install(Machine author, String coordinates, Class<?> of) throws Exception {
    author.localRepository().deploy(Artifact.of(coordinates));
    Path jar = author.localRepository().file(coordinates, ".jar");
    Path classes = Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isRegularFile(classes)) {
      Files.copy(classes, jar, StandardCopyOption.REPLACE_EXISTING);
      return;
    }
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
      }
    }
  }

  /** Writes global settings by which Maven takes what this build has fetched from there. */
  private static Path settings(Path file) throws Exception {
    Path fetched =
        Path.of(
            System.getProperty(
                "localRepository", System.getProperty("user.home") + "/.m2/repository"));
    String repository =
        "<id>fetched</id><url>%s</url><releases><checksumPolicy>ignore</checksumPolicy></releases>"
            .formatted(fetched.toUri());
    return Files.writeString(
        file,
        """
        <settings>
          <profiles>
            <profile>
              <id>this-build</id>
              <repositories><repository>%s</repository></repositories>
              <pluginRepositories><pluginRepository>%s</pluginRepository></pluginRepositories>
            </profile>
          </profiles>
          <activeProfiles><activeProfile>this-build</activeProfile></activeProfiles>
        </settings>
        """
            .formatted(repository, repository));
  }

  private static List<String> plugins(String pom) {
    return PLUGIN.matcher(pom).results().map(MatchResult::group).map(TemplateTest::brief).toList();
  }

  private static String brief(String plugin) {
    return plugin.replaceAll("\\s+", "");
  }
}
