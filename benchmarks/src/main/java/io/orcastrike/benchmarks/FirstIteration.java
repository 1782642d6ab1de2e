package io.orcastrike.benchmarks;

import static io.orcastrike.api.LoadProfile.iterations;

import io.orcastrike.api.LoadTest;
import io.orcastrike.api.Parameters;
import io.orcastrike.api.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A load test that writes down when its only iteration ran; see {@link StartUp}. */
public final class FirstIteration implements LoadTest {

  @Override
  public Plan plan(Parameters parameters) {
    Path file = Path.of(parameters.text("file"));
    return Plan.named("first iteration")
        .load("load", iterations(1).users(1))
        .scenario("scenario", iteration -> writeTime(file))
        .build();
  }

  /** Writes the time down without anything else: what a bare JVM takes. */
  public static void main(String... arguments) throws IOException {
    writeTime(Path.of(arguments[0]));
  }

  private static void writeTime(Path file) throws IOException {
    Files.writeString(file, Long.toString(System.currentTimeMillis()));
  }
}
