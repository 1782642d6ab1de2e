package io.orcastrike.cli;

import io.orcastrike.core.signing.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code orca keys}. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    header = "Makes a pair of keys, with which a leader proves to drones who it is.",
    customSynopsis = {
      "",
      "  orca keys leader                                      writes leader.key and leader.pub",
      "  orca lead /tests/shop.jar --on … --sign-with leader.key",
      "  orca drone --on … --allow /tests --trust leader.pub",
      "",
      "orca keys NAME",
    },
    synopsisHeading = "Examples:%n")
final class KeysCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "NAME", description = "Of the files, without their endings.")
  private String name = "";

  KeysCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Problem {
    Path secret = console.directory().resolve(name + ".key");
    Path open = console.directory().resolve(name + ".pub");
    KeyPair pair = Keys.generate();
    try {
      Files.createFile(
          secret,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(secret, Keys.pem(pair.getPrivate()));
      Files.writeString(open, Keys.pem(pair.getPublic()), StandardOpenOption.CREATE_NEW);
    } catch (IOException | UnsupportedOperationException e) {
      throw Problem.of(
          "the keys cannot be written: " + e,
          secret.toAbsolutePath(),
          "such files are there already, or the folder is not to be written to",
          "another name");
    }
    console.print("%s (keep it secret), %s (give it to drones)%n".formatted(secret, open));
    return 0;
  }
}
