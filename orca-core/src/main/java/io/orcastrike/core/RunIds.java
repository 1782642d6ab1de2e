package io.orcastrike.core;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Ids of runs: their time, so that they sort, and some random digits. */
final class RunIds {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RunIds() {}

  static String at(Instant time) {
    return "%s-%04x".formatted(TIME.format(time), ThreadLocalRandom.current().nextInt(1 << 16));
  }
}
