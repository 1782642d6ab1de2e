package io.orcastrike.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * How long it takes from {@code orca run JAR} to the first iteration; as the bound, a JVM that does
 * nothing else than write the time down. The launcher is run once before, so that it has built.
 */
public final class StartUp {
  private StartUp() {}

  /** Runs it; the argument is the number of rounds, 3 by default. */
  public static void main(String... arguments) throws Exception {
    Path folder = Files.createTempDirectory("orca-startup");
    Path jar = folder.resolve("first-iteration.jar");
    Path file = folder.resolve("time");
    packTest(jar);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    List<String> bare =
        List.of(
            java, "-Xshare:auto", "-cp", classes, FirstIteration.class.getName(), file.toString());
    List<String> orca =
        List.of(
            Path.of(System.getProperty("orca.root"), "orca").toString(),
            "run",
            jar.toString(),
            "--param",
            "file=" + file);
    millis(orca, folder, file);
    System.out.println("ms from the start of the process to the first iteration");
    System.out.printf("%8s %8s%n", "bare", "Orca");
    for (int round = 0; round < Programs.rounds(arguments); round++) {
      System.out.printf("%8d %8d%n", millis(bare, folder, file), millis(orca, folder, file));
    }
  }

  private static long millis(List<String> command, Path folder, Path file)
      throws IOException, InterruptedException {
    Files.deleteIfExists(file);
    Path log = folder.resolve("log");
    long begin = System.currentTimeMillis();
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException("%s failed: %s".formatted(command, Files.readString(log)));
      }
    } finally {
      process.destroyForcibly();
    }
    return Long.parseLong(Files.readString(file)) - begin;
  }

  private static void packTest(Path jar) throws IOException {
    String name = FirstIteration.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(out);
        InputStream in = FirstIteration.class.getClassLoader().getResourceAsStream(name)) {
      packed.putNextEntry(new JarEntry(name));
      Objects.requireNonNull(in, name).transferTo(packed);
      packed.closeEntry();
    }
  }
}
