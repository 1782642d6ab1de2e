package io.orcastrike.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** All commands and their options as a page of Markdown, from what the commands themselves say. */
final class CommandReference {
  private static final String HEAD =
      """
      # Commands

      Made from the commands themselves; `orca COMMAND --help` says the same. An option that is given nowhere on the command line is taken
      from the variable in the last column, else from the file of `--config FILE` (YAML; the option's name without dashes is the key), else its
      default. `--show-config` prints each value with where it came from.
      """;

  private CommandReference() {}

  static String of(CommandLine root) {
    return HEAD
        + root.getSubcommands().values().stream()
            .flatMap(CommandReference::withSubcommands)
            .map(command -> section(command.getCommandSpec()))
            .collect(Collectors.joining());
  }

  /** A command that only groups others has none of its own to tell of. */
  private static Stream<CommandLine> withSubcommands(CommandLine command) {
    return command.getSubcommands().isEmpty()
        ? Stream.of(command)
        : command.getSubcommands().values().stream();
  }

  private static String section(CommandSpec command) {
    StringBuilder text = new StringBuilder();
    text.append("\n## ").append(command.qualifiedName()).append("\n\n");
    text.append(lines(command.usageMessage().header())).append('\n');
    text.append("\n```\n");
    text.append(
        Arrays.stream(command.usageMessage().customSynopsis())
            .map(CommandReference::plain)
            .dropWhile(String::isBlank)
            .map(line -> line.replaceFirst("^  ", ""))
            .collect(Collectors.joining("\n")));
    text.append("\n```\n\n");
    List<String> rows = rows(command);
    if (!rows.isEmpty()) {
      text.append("| | means | else from |\n|---|---|---|\n");
      rows.forEach(row -> text.append(row).append('\n'));
    }
    String footer = lines(command.usageMessage().footer());
    if (!footer.isBlank()) {
      text.append('\n').append(footer.strip()).append('\n');
    }
    return text.toString();
  }

  private static List<String> rows(CommandSpec command) {
    List<String> rows = new ArrayList<>();
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      rows.add(row(parameter.paramLabel(), parameter, ""));
    }
    for (OptionSpec option : command.options()) {
      if (!option.hidden() && !option.usageHelp() && !option.versionHelp()) {
        String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        rows.add(row(String.join("`, `", option.names()) + value, option, variable(option)));
      }
    }
    return rows;
  }

  private static String row(String name, ArgSpec argument, String variable) {
    return "| `%s` | %s | %s |"
        .formatted(name.replace("|", "\\|"), cell(lines(argument.description())), variable);
  }

  private static String variable(OptionSpec option) {
    String key = Configuration.key(option);
    if (!Configuration.isKey(key)) {
      return "";
    }
    return "`%s%s`"
        .formatted(Configuration.variable(key), Configuration.isMap(key) ? "_<name>" : "");
  }

  /** Lines belong together, empty ones part paragraphs. */
  private static String lines(String... lines) {
    return Arrays.stream(lines)
        .map(CommandReference::plain)
        .map(line -> line.isBlank() ? "\n\n" : line.strip() + " ")
        .collect(Collectors.joining())
        .replaceAll(" *\n", "\n")
        .strip();
  }

  private static String cell(String text) {
    return text.replace("<", "&lt;").replace("|", "\\|").replace("\n", " ");
  }

  private static String plain(String line) {
    return line.replace("%n", "\n").replace("%%", "%");
  }
}
