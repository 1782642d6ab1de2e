package io.orcastrike.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code Set-Cookie} as browsers do (RFC 6265, 5.2), for the host and path that sent it. */
final class CookieReader {
  private static final Pattern TIME = Pattern.compile("\\b(\\d{1,2}):(\\d{2}):(\\d{2})\\b");
  private static final Pattern DATE =
      Pattern.compile(
          "\\b(\\d{1,2})[ -](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*["
              + " -](\\d{2,4})\\b",
          Pattern.CASE_INSENSITIVE);
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private final String host;
  private final String requestPath;
  private final Instant now;

  private String domain;
  private boolean hostOnly = true;
  private String path;
  private boolean secure;
  private @Nullable Instant expires;
  private @Nullable Instant maxAge;

  CookieReader(String host, String requestPath, Instant now) {
    this.host = host;
    this.requestPath = requestPath;
    this.now = now;
    this.domain = host;
    this.path = defaultPath();
  }

  /** Returns the cookie; empty, if it is none or not for the host to set. */
  Optional<Cookie> read(String field) {
    String[] pieces = field.split(";", -1);
    int equals = pieces[0].indexOf('=');
    if (equals < 0) {
      return Optional.empty();
    }
    String name = pieces[0].substring(0, equals).strip();
    String value = pieces[0].substring(equals + 1).strip();
    for (int i = 1; i < pieces.length; i++) {
      String[] attribute = pieces[i].split("=", 2);
      attribute(
          Cookie.lower(attribute[0].strip()), attribute.length < 2 ? "" : attribute[1].strip());
    }
    if (name.isEmpty() || !isSendable(name) || !isSendable(value) || !isAllowed()) {
      return Optional.empty();
    }
    Instant expiry = maxAge == null ? expires : maxAge;
    return Optional.of(new Cookie(name, value, domain, hostOnly, path, secure, expiry));
  }

  private void attribute(String name, String value) {
    switch (name) {
      case "secure" -> secure = true;
      case "path" -> path = value.startsWith("/") ? value : defaultPath();
      case "domain" -> domain(Cookie.lower(value));
      case "max-age" -> maxAge(value);
      case "expires" -> expires = date(value);
      default -> {} // HttpOnly, SameSite and those to come say nothing to us
    }
  }

  private void domain(String value) {
    String plain = value.startsWith(".") ? value.substring(1) : value;
    if (!plain.isEmpty()) {
      domain = plain;
      hostOnly = false;
    }
  }

  /** A host may set cookies for itself and for domains above it, but not for a whole top level. */
  private boolean isAllowed() {
    return host.equals(domain) || (domain.indexOf('.') > 0 && Cookie.isWithin(host, domain));
  }

  private void maxAge(String value) {
    try {
      long seconds = Math.min(Long.parseLong(value), Integer.MAX_VALUE);
      maxAge = seconds <= 0 ? Instant.EPOCH : now.plusSeconds(seconds);
    } catch (NumberFormatException e) {
      // as if it were not there
    }
  }

  private static @Nullable Instant date(String text) {
    Matcher time = TIME.matcher(text);
    Matcher date = DATE.matcher(text);
    if (!time.find() || !date.find()) {
      return null;
    }
    try {
      int year = Integer.parseInt(date.group(3));
      int month = MONTHS.indexOf(Cookie.lower(date.group(2))) + 1;
      int century = year < 70 ? 2000 : year < 100 ? 1900 : 0;
      return LocalDate.of(century + year, month, Integer.parseInt(date.group(1)))
          .atTime(LocalTime.parse(time.group(0).length() == 8 ? time.group() : "0" + time.group()))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The folder of the request's path. */
  private String defaultPath() {
    int slash = requestPath.lastIndexOf('/');
    return slash <= 0 ? "/" : requestPath.substring(0, slash);
  }

  private static boolean isSendable(String text) {
    return text.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f && c <= 0xff));
  }
}
