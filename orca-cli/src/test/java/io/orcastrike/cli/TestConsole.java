package io.orcastrike.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A console whose streams are texts. */
final class TestConsole {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> environment = new HashMap<>();
  private Path directory = Path.of("");

  TestConsole in(Path folder) {
    directory = folder;
    return this;
  }

  TestConsole with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Returns one of the same place and environment, with nothing printed yet. */
  TestConsole again() {
    TestConsole fresh = new TestConsole().in(directory);
    fresh.environment.putAll(environment);
    return fresh;
  }

  Console console() {
    return new Console(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new Screen(new PrintStream(err, true, StandardCharsets.UTF_8)),
        environment,
        directory,
        Look.PLAIN,
        Look.PLAIN);
  }

  int run(String... arguments) {
    return new Cli(console()).run(arguments);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
