package io.orcastrike.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of docs/how-to, for a test to do what it says.
 *
 * @param text all of it
 */
record HowTo(String text) {

  static HowTo read(String name) throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("orca-cli"))) {
      folder = folder.getParent();
    }
    return new HowTo(Files.readString(folder.resolve("docs/how-to").resolve(name)));
  }

  /** Returns the blocks of a language; empty: those without one. */
  List<String> blocks(String language) {
    List<String> blocks = new ArrayList<>();
    String[] parts = text.split("(?m)^```");
    for (int i = 1; i < parts.length; i += 2) {
      if (parts[i].startsWith(language + "\n")) {
        blocks.add(parts[i].substring(language.length() + 1));
      }
    }
    return blocks;
  }

  /** Returns the words of each line that begins with a command of Orca's. */
  List<List<String>> commands(String beginning) {
    return blocks("").stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith(beginning))
        .map(line -> List.of(line.replace("'", "").split(" ")))
        .toList();
  }
}
