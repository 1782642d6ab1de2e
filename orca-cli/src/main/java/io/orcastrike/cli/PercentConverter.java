package io.orcastrike.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads and writes shares as people say them, such as 5%; the sign keeps 5 from being 500 %. */
final class PercentConverter implements ITypeConverter<Double> {
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?) ?%");

  /** Returns a share as it can be read again. */
  static String text(double share) {
    return String.format(Locale.ROOT, "%.6f", share * 100).replaceFirst("\\.?0+$", "") + "%";
  }

  @Override
  public Double convert(String text) {
    Matcher percent = PERCENT.matcher(text.strip());
    if (!percent.matches()) {
      throw new TypeConversionException("must be a share such as 5%%, was \"%s\"".formatted(text));
    }
    return Double.parseDouble(percent.group(1)) / 100;
  }
}
