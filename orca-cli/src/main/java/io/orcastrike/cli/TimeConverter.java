package io.orcastrike.cli;

import io.orcastrike.api.ParameterException;
import io.orcastrike.api.Parameters;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads and writes times as parameters of tests are read: 250ms, 2s, 1.5m, 1h, PT2S. */
final class TimeConverter implements ITypeConverter<Duration> {
  /** Returns a time as it can be read again. */
  static String text(Duration time) {
    if (time.toNanosPart() == 0) {
      return time.toSeconds() + "s";
    }
    boolean wholeMillis = time.toNanosPart() % 1_000_000 == 0;
    return wholeMillis ? time.toMillis() + "ms" : time.toString();
  }

  @Override
  public Duration convert(String text) {
    try {
      return Parameters.of(Map.of("time", text)).duration("time", Duration.ZERO);
    } catch (ParameterException e) {
      throw new TypeConversionException(
          "must be a time such as 250ms, 2s, 1.5m or 1h, was \"%s\"".formatted(text));
    }
  }
}
