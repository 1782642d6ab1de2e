package io.orcastrike.cli;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads where to listen: {@code 9464}, on this machine alone, or {@code 0.0.0.0:9464}. */
final class ListenConverter implements ITypeConverter<InetSocketAddress> {
  private static final Pattern FORM = Pattern.compile("(?:(\\S+):)?(\\d{1,5})");
  private static final int MOST = 65_535;

  @Override
  public InetSocketAddress convert(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group(2)) > MOST) {
      throw new TypeConversionException(
          "must be [HOST:]PORT, the port 0 to 65535, was \"%s\"".formatted(text));
    }
    String host = parts.group(1) == null ? "127.0.0.1" : parts.group(1);
    InetSocketAddress address = new InetSocketAddress(host, Integer.parseInt(parts.group(2)));
    if (address.isUnresolved()) {
      throw new TypeConversionException("host must be known, was \"%s\"".formatted(host));
    }
    return address;
  }
}
