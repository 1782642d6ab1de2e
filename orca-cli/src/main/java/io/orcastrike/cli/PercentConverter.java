package io.orcastrike.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads and writes shares as people say them: 5%, or 0.05; a plain 5 might be either, and is
 * neither.
 */
final class PercentConverter implements ITypeConverter<Double> {
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?) ?%");
  private static final Pattern SHARE = Pattern.compile("0?\\.\\d{1,8}|0");

  /** Returns a share as it can be read again. */
  static String text(double share) {
    return String.format(Locale.ROOT, "%.6f", share * 100).replaceFirst("\\.?0+$", "") + "%";
  }

  @Override
  public Double convert(String text) {
    if (SHARE.matcher(text).matches()) {
      return Double.valueOf(text);
    }
    Matcher percent = PERCENT.matcher(text);
    if (!percent.matches()) {
      throw new TypeConversionException(
          "must be a share such as 5%% or 0.05, was \"%s\"".formatted(text));
    }
    return Double.parseDouble(percent.group(1)) / 100;
  }
}
