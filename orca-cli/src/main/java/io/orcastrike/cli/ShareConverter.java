package io.orcastrike.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a share: {@code 5%}, {@code 5 %}, {@code 0.05}. */
final class ShareConverter implements ITypeConverter<Double> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(%?)");

  @Override
  public Double convert(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new TypeConversionException("must be a share such as 5%%, was \"%s\"".formatted(text));
    }
    double value = Double.parseDouble(parts.group(1));
    return parts.group(2).isEmpty() ? value : value / 100;
  }
}
