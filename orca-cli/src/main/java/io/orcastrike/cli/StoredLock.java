package io.orcastrike.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcastrike.report.LockedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which test a stored result was of, and its exact files. */
record StoredLock(String test, List<LockedFile> files) {

  /** Reads a result.json. */
  static StoredLock read(Path file) throws Problem {
    JsonNode result;
    try {
      result = new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw wrong(file, "it cannot be read as JSON: " + e.getMessage());
    }
    List<LockedFile> files = new ArrayList<>();
    for (JsonNode each : result.path("lock")) {
      files.add(new LockedFile(each.path("name").asText(), each.path("sha256").asText()));
    }
    if (!result.path("test").isTextual() || files.isEmpty()) {
      throw wrong(file, "it names no test with its files");
    }
    return new StoredLock(result.path("test").asText(), files);
  }

  private static Problem wrong(Path file, String cause) {
    return Problem.of(
        "--lock must name a result.json of a run from files or coordinates",
        file,
        cause,
        "--lock orca-out/<run>/result.json");
  }
}
