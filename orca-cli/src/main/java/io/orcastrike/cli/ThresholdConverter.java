package io.orcastrike.cli;

import io.orcastrike.api.Threshold;
import io.orcastrike.core.ThresholdText;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a threshold as it prints itself: {@code p95(checkout) < 800 ms}. */
final class ThresholdConverter implements ITypeConverter<Threshold> {
  @Override
  public Threshold convert(String text) {
    try {
      return ThresholdText.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
