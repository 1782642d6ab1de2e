package io.orcastrike.html;

import java.util.Locale;

/** A chart of the page; the scripts know it by the same word. */
enum Chart {
  LOAD("Load", "Iterations a second, and how many are in flight."),
  LATENCY(
      "Percentiles over time, ms",
      "Response counts from when an iteration was due, service from when it really started: where"
          + " they part, iterations had to wait."),
  HEAT("Latency heatmap, ms", "Response of those that succeeded."),
  CURVE("Percentile curve, ms", "Of those that succeeded."),
  THROUGHPUT(
      "Throughput against latency",
      "Each dot an interval. Dots that rise at the right show where the target has enough."),
  ERRORS("Errors over time", "Iterations that failed or were dropped, a second.");

  private final String title;
  private final String text;

  Chart(String title, String text) {
    this.title = title;
    this.text = text;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String title() {
    return title;
  }

  String text() {
    return text;
  }
}
