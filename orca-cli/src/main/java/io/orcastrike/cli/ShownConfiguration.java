package io.orcastrike.cli;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Tells each option's value and where it came from. */
final class ShownConfiguration {
  private ShownConfiguration() {}

  static String text(ParseResult parsed, Configuration configuration) {
    Table table = new Table(Look.PLAIN, "option", "value", "from").left(0, 1, 2);
    for (OptionSpec option : parsed.commandSpec().options()) {
      String key = Configuration.key(option);
      if (option.usageHelp() || option.versionHelp() || key.equals("show-config")) {
        continue;
      }
      boolean flag = parsed.hasMatchedOption(option);
      Optional<String> origin = configuration.find(key).map(Configuration.Value::origin);
      String from = flag ? "flag" : origin.orElse("default");
      if (option.getValue() instanceof Collection<?> values) {
        values.forEach(value -> table.row(Paint.PLAIN, key, value.toString(), from));
      } else if (option.isMultiValue()) {
        addMap(table, key, option, parsed, configuration);
      } else {
        table.row(Paint.PLAIN, key, value(option), from);
      }
    }
    return String.join(System.lineSeparator(), table.lines()) + System.lineSeparator();
  }

  private static void addMap(
      Table table, String key, OptionSpec option, ParseResult parsed, Configuration configuration) {
    Map<String, String> flags = parsed.matchedOptionValue(option.longestName(), Map.of());
    flags.forEach((name, value) -> table.row(Paint.PLAIN, key + " " + name, value, "flag"));
    configuration
        .map(key)
        .forEach(
            (name, value) -> {
              if (!flags.containsKey(name)) {
                table.row(Paint.PLAIN, key + " " + name, value.text(), value.origin());
              }
            });
  }

  private static String value(OptionSpec option) {
    Object value = option.getValue();
    if (value instanceof Duration duration) {
      return TimeConverter.text(duration);
    }
    return value == null ? "" : value.toString();
  }
}
