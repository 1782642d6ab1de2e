package io.orcastrike.cli;

import io.orcastrike.api.ParameterException;
import io.orcastrike.api.Parameters;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads times as parameters of tests are read: 250ms, 2s, 1.5m, 1h, PT2S. */
final class TimeConverter implements ITypeConverter<Duration> {
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
