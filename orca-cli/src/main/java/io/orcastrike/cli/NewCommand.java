package io.orcastrike.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code orca new}. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    header = "Makes a Maven project with a load test and its JUnit test.",
    synopsisHeading = "Examples:%n",
    customSynopsis = {
      "",
      "  orca new shop-load          makes the folder shop-load",
      "  orca run shop-load          runs its load test",
      "",
      "orca new NAME",
    })
final class NewCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "NAME",
      description = "Of the project and its folder: small letters, digits and hyphens.")
  private String name = "";

  @Mixin private CommonOptions common = new CommonOptions();

  NewCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Problem, InterruptedException {
    Logs.verbose(common.verbose);
    if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw Problem.of(
          "a project needs a name of small letters, digits and hyphens, was \"%s\"".formatted(name),
          "the command line",
          "a path, or capital letters",
          "orca new my-load");
    }
    Path folder = console.directory().resolve(name);
    if (Files.exists(folder)) {
      throw Problem.of(
          "there is something named %s already".formatted(name),
          folder.toAbsolutePath(),
          "it was made before",
          "orca new %s-2, or orca run %s".formatted(name, name));
    }
    Checkout checkout = Checkout.find();
    checkout.install(console);
    StringBuilder made = new StringBuilder("made\n");
    try {
      for (Map.Entry<String, String> file : Template.files(name, checkout.version()).entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
        made.append("  ").append(name).append('/').append(file.getKey()).append('\n');
      }
    } catch (IOException e) {
      throw Problem.of(
          "the project cannot be written: " + e.getMessage(),
          folder.toAbsolutePath(),
          "the rights of the folder",
          "ls -ld .");
    }
    console.print(made + "\nnext\n  cd %s && mvn test\n  orca run %s\n".formatted(name, name));
    return 0;
  }
}
