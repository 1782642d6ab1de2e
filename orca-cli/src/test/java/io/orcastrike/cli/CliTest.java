package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliTest {
  @TempDir Path folder;

  private TestConsole console;

  @BeforeEach
  void makeConsole() {
    console = new TestConsole().in(folder);
  }

  @Test
  void helpBeginsWithExamples() {
    assertThat(console.run("run", "--help")).isZero();
    assertThat(console.out())
        .containsSubsequence("Examples:", "orca run shop.jar --drones 3", "TEST", "--drones=N");
    assertThat(console.err()).isEmpty();
  }

  @Test
  void tellsItsVersion() {
    assertThat(console.run("--version")).isZero();
    assertThat(console.out()).startsWith("orca ");
  }

  @Test
  void aResultThatNobodyGetsIsNoSuccess() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    Console real = console.console();
    Console narrow =
        new Console(
            new PrintStream(full, false),
            real.screen(),
            real.environment(),
            folder,
            Look.PLAIN,
            Look.PLAIN);
    assertThat(new Cli(narrow).run("--version")).isEqualTo(1);
    assertThat(console.err()).contains("standard output did not take all of the result");
    assertThat(new Cli(narrow).run("run", "gone.jar")).as("a verdict stays").isEqualTo(2);
  }

  @Test
  void withoutACommandShowsTheHelpAsAMistake() {
    assertThat(console.run()).isEqualTo(2);
    assertThat(console.err()).contains("Missing required subcommand").contains("try: orca --help");
  }

  @Test
  void knowsEachCommandThatItsHelpNames() {
    assertThat(console.run("--help")).isZero();
    List<String> commands =
        console
            .out()
            .substring(console.out().indexOf("Commands:"))
            .lines()
            .skip(1)
            .filter(line -> line.startsWith("  ") && !line.startsWith("   "))
            .map(line -> line.strip().split(" ", 2)[0])
            .toList();
    assertThat(commands).contains("demo", "run", "completion").hasSizeGreaterThan(12);
    for (String command : commands) {
      TestConsole own = new TestConsole().in(folder);
      assertThat(own.run(command, "--help")).as(command).isZero();
      assertThat(own.out()).as(command).contains("orca " + command);
    }
    TestConsole completion = new TestConsole().in(folder);
    assertThat(completion.run("completion")).isZero();
    assertThat(completion.out()).contains(commands);
  }

  @Test
  void refusesWhatIsNoOption() {
    assertThat(console.run("run", "x.jar", "--dornes", "3")).isEqualTo(2);
    assertThat(console.err()).contains("--dornes").contains("try: orca run --help");
    assertThat(console.out()).isEmpty();
  }

  @Test
  void refusesWrongValues() {
    refused("drones must be 1 to 1,000, were 0", "run", shop(), "--drones", "0");
    refused("scale must be above 0, was -1.0", "run", shop(), "--scale=-1");
    refused("must be a time such as", "run", shop(), "--max-duration", "soon");
    refused("--max-lag", "run", shop(), "--max-lag", "little");
    refused("was \"-1ms\"", "run", shop(), "--max-lag=-1ms");
    refused("scale must be above 0, was 0.0", "check", shop(), "--scale", "0");
  }

  @Test
  void refusesATestThatIsNotThere() {
    refused("there is no test \"gone.jar\"", "run", "gone.jar");
    refused(
        "TEST is a jar, a Maven module folder, a .java file or group:artifact", "run", "gone.jar");
  }

  @Test
  void refusesAJarThatIsNone() throws Exception {
    Files.writeString(folder.resolve("bad.jar"), "no");
    refused("this file is no jar", "run", "bad.jar");
  }

  @Test
  void saysWhereASourceDoesNotCompile() throws Exception {
    write("Bad.java", "public class Bad {\n  int x = \"\";\n}\n");
    refused("Bad.java does not compile", "run", "Bad.java");
    refused("Bad.java:2: error: incompatible types", "run", "Bad.java");
  }

  @Test
  void refusesASourceWithoutATest() throws Exception {
    write("None.java", "public class None {}");
    refused("its only class is no load test", "run", "None.java");
  }

  @Test
  void refusesALibraryThatIsNoCoordinates() throws Exception {
    write("Deps.java", "//DEPS gson\npublic class Deps {}");
    refused("//DEPS must name group:artifact:version, was \"gson\"", "run", "Deps.java");
  }

  @Test
  void saysWhenMavenIsMissing() throws Exception {
    write("pom.xml", "<project/>");
    console.with("PATH", folder.toString());
    refused("Maven is needed, and mvn is not there", "run", ".");
  }

  @Test
  void saysWhatMavenSaid() throws Exception {
    write("pom.xml", "<project/>");
    Path wrapper =
        Files.writeString(
            folder.resolve("mvnw"),
            """
            #!/bin/sh
            echo 'WARNING: chatter'
            echo '[ERROR] Failed: no artifact x:y:1 -> [Help 1]'
            echo '[ERROR] '
            echo '[ERROR] [Help 1] http://example.com'
            exit 1
            """);
    assertThat(wrapper.toFile().setExecutable(true)).isTrue();
    refused("Maven failed%n    Failed: no artifact x:y:1%n  where: ".formatted(), "run", ".");
  }

  @Test
  void saysWhereThePlanThrew() throws Exception {
    write("Thrower.java", Sources.test("Thrower", "throw new IllegalStateException(\"boom\");"));
    refused("boom", "run", "Thrower.java");
    refused("Thrower.java:5", "check", "Thrower.java");
    assertThat(console.err()).doesNotContain("\tat ");
  }

  @Test
  void saysEveryMistakeOfAPlan() throws Exception {
    write(
        "Bad.java",
        Sources.test(
            "Bad", "return Plan.named(\"bad\").load(\"\", arrivalRate(perSecond(-1))).build();"));
    refused("plan \"bad\" has", "run", "Bad.java");
    refused("- ", "check", "Bad.java");
  }

  @Test
  void refusesAPlanThatIsNone() throws Exception {
    write("Null.java", Sources.test("Null", "return null;"));
    refused("plan() must return a plan, returned null", "run", "Null.java");
    refused("try: mend it, then orca check Null.java", "check", "Null.java");
  }

  @Test
  void saysWhereAnErrorOfTheTestWasThrown() throws Exception {
    write("Thrower.java", Sources.test("Thrower", "throw new AssertionError(\"boom\");"));
    refused("where: Thrower.java:5, Thrower.plan", "run", "Thrower.java");
  }

  @Test
  void refusesASourceWithoutAClass() throws Exception {
    write("Empty.java", "");
    refused("there is no class in this source", "run", "Empty.java");
  }

  @Test
  void refusesAFolderThatIsNoModule() {
    refused("it has no pom.xml", "run", taken());
  }

  @Test
  void refusesAFeederWithoutRows() throws Exception {
    write("Rows.java", Sources.feeding("Rows", "rows.csv"));
    refused("\"rows.csv\" is not there", "run", "Rows.java");
    write("rows.csv", "");
    refused("rows.csv", "run", "Rows.java");
    write("rows.csv", "name\n");
    refused("at least one row, had 0", "check", "Rows.java");
  }

  @Test
  void refusesAFolderForFilesThatIsNone() throws Exception {
    write("taken", "");
    refused("the files of the run cannot be written", "run", shop(), "--out", "taken");
  }

  @Test
  void saysInPlainWordsWhatAnOptionTakes() {
    refused("option '--param' should be NAME=VALUE but was abc", "run", shop(), "--param", "abc");
    refused("--param must name what it gives, was \"=3\"", "run", shop(), "--param", "=3");
    refused("--tag must name what it gives", "run", shop(), "--tag", "=3");
    refused("'nonsense' is not a number such as 0.1", "run", shop(), "--scale", "nonsense");
    refused("is not a whole number", "run", shop(), "--seed", "x");
    refused("--show-config", "run", shop(), "--scale", "0");
    refused("likely meant: --drones", "run", shop(), "--drone", "3");
    refused("there is no command \"rnu\"%n  there are: demo, new".formatted(), "rnu", "x.jar");
    refused("nothing is expected here: y.jar", "run", "x.jar", "y.jar");
  }

  @Test
  void saysWhichParameterIsWrong() throws Exception {
    write("Picky.java", Sources.test("Picky", "p.number(\"rate\", 1); throw new Error();"));
    refused("parameter \"rate\" must be a number", "run", "Picky.java", "--param", "rate=fast");
  }

  @Test
  void printsACompletionScript() {
    assertThat(console.run("completion")).isZero();
    assertThat(console.out()).contains("complete -F").contains("--max-duration");
  }

  @Test
  void refusesANameThatIsNone() {
    refused("a project needs a name of small letters", "new", "../Shop");
    refused("there is something named taken already", "new", taken());
  }

  private String taken() {
    folder.resolve("taken").toFile().mkdir();
    return "taken";
  }

  private String shop() {
    try {
      write("Shop.java", Sources.once("Shop"));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return "Shop.java";
  }

  private void write(String name, String text) throws Exception {
    Files.writeString(folder.resolve(name), text);
  }

  private void refused(String because, String... arguments) {
    assertThat(console.run(arguments)).isEqualTo(2);
    assertThat(console.err()).contains(because).doesNotContain("internal error");
    assertThat(console.out()).isEmpty();
  }
}
