package io.orcastrike.benchmarks.peers.orca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/** Prints what a result of Orca says of its iterations, as the comparison wants it. */
public final class ReportedTimes {
  private ReportedTimes() {}

  /** Runs it; the arguments are a {@code result.json} and the work that was done. */
  public static void main(String... arguments) throws IOException {
    JsonNode result = new ObjectMapper().readTree(Path.of(arguments[0]).toFile());
    boolean constant = arguments[1].equals("constant");
    if (constant) {
      print("cold", result, true);
    }
    print(constant ? "warm" : "all", result, false);
  }

  private static void print(String part, JsonNode result, boolean warmUp) {
    long errors = 0;
    for (JsonNode series : result.get("series")) {
      if (series.get("step").asText().isEmpty() && series.get("warmUp").asBoolean() == warmUp) {
        if (series.get("outcome").asText().equals("SUCCEEDED")) {
          print(part, series);
        } else {
          errors += series.get("count").asLong();
        }
      }
    }
    System.out.println(part + " errors " + errors);
  }

  private static void print(String part, JsonNode succeeded) {
    // Of users there is no response time, since nobody was due.
    JsonNode times =
        succeeded.has("responseMs") ? succeeded.get("responseMs") : succeeded.get("serviceMs");
    System.out.println(part + " requests " + succeeded.get("count").asLong());
    for (String figure : new String[] {"p50", "p95", "p99", "max"}) {
      System.out.println(part + " " + figure + " " + times.get(figure).asDouble());
    }
  }
}
