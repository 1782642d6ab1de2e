package io.orcastrike.benchmarks.peers;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a peer reports: lines of a part ({@code all}, {@code cold}, {@code warm}), a figure ({@code
 * requests}, {@code errors}, {@code p50}, {@code p95}, {@code p99}, {@code max}, times in ms) and
 * its value.
 */
record Reported(Map<String, Double> figures) {
  private static final Pattern LINE = Pattern.compile("([a-z]+ [a-z0-9]+) ([0-9]+(?:[.][0-9]+)?)");

  static Reported of(List<String> lines) throws IOException {
    Map<String, Double> figures = new HashMap<>();
    for (String line : lines) {
      Matcher words = LINE.matcher(line);
      if (!words.matches()) {
        throw new IOException("a result is PART FIGURE VALUE, was \"" + line + "\"");
      }
      figures.put(words.group(1), Double.parseDouble(words.group(2)));
    }
    return new Reported(figures);
  }

  double figure(String part, String figure) throws IOException {
    Double value = figures.get(part + " " + figure);
    if (value == null) {
      throw new IOException("no %s %s is reported".formatted(part, figure));
    }
    return value;
  }
}
