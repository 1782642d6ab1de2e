package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Pages of the reference that are made from the code, and say what it says now. */
class ReferenceTest {
  private static final Path DOCS = Path.of("../docs");

  @Test
  void theCommands() throws Exception {
    Golden.assertIs(DOCS.resolve("reference/commands.md"), CommandReference.of(commands()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"result", "capacity"})
  void theFilesOfARun(String name) throws Exception {
    Path schema = DOCS.resolve(name + ".schema.json");
    Golden.assertIs(
        DOCS.resolve("reference/%s.md".formatted(name)),
        SchemaReference.of(name, new ObjectMapper().readTree(schema.toFile())));
  }

  @Test
  void everyCommandStandsInThePage() throws Exception {
    String page = CommandReference.of(commands());
    assertThat(commands().getSubcommands().keySet())
        .hasSizeGreaterThan(10)
        .allSatisfy(name -> assertThat(page).contains("## orca " + name));
    assertThat(page).contains("`--drones N`").contains("`ORCA_PARAM_<name>`");
  }

  private static CommandLine commands() throws Problem {
    Console console = new TestConsole().console();
    return new Cli(console).commandLine(Configuration.of(console, List.of()), List.of());
  }
}
