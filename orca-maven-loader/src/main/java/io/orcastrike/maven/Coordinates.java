package io.orcastrike.maven;

import io.orcastrike.core.local.Trouble;
import io.orcastrike.spi.TestNotFoundException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a test in a Maven repository is found by, written {@code group:artifact:version}, {@code
 * group:artifact:version:class} or {@code group:artifact:version#class}.
 *
 * <p>Immutable.
 *
 * @param group such as {@code com.acme}
 * @param artifact such as {@code shop-test}
 * @param version one version, which may be a snapshot; no range, not LATEST or RELEASE
 * @param className empty: the only test there is
 */
public record Coordinates(
    String group, String artifact, String version, Optional<String> className) {
  private static final Pattern TEXT =
      Pattern.compile("([^:#]*):([^:#]*):([^:#]*)(?:[:#](.*))?", Pattern.DOTALL);

  // What a repository may call a folder; so neither a path leads out of it, nor a line out of a
  // log.
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]{0,199}");
  private static final Pattern CLASS = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$.]{0,499}");
  private static final Pattern TIMESTAMP = Pattern.compile("(.*-)?\\d{8}\\.\\d{6}-\\d+");
  private static final Pattern RANGE = Pattern.compile("[\\[(].*|.*,.*|.*[])]");
  private static final Pattern MOVING = Pattern.compile("(?i)LATEST|RELEASE");

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException naming the part that cannot be
   */
  public Coordinates {
    require(NAME, "group", group);
    require(NAME, "artifact", artifact);
    if (RANGE.matcher(version).matches()) {
      throw new IllegalArgumentException(
          "a test has one version, was the range \"%s\"".formatted(version));
    }
    if (MOVING.matcher(version).matches()) {
      throw new IllegalArgumentException(
          "%s is another version each day, and all drones must have the same".formatted(version));
    }
    require(NAME, "version", version);
    className.ifPresent(name -> require(CLASS, "class", name));
  }

  /**
   * Tells whether a text is meant as coordinates, right or wrong, and not as a path with or without
   * a class: it has two colons at least and no slash.
   */
  public static boolean isCoordinates(String text) {
    return TEXT.matcher(text).matches() && text.indexOf('/') < 0 && text.indexOf('\\') < 0;
  }

  /**
   * Reads coordinates.
   *
   * @throws TestNotFoundException saying what is wrong with them
   */
  public static Coordinates parse(String text) throws TestNotFoundException {
    try {
      Matcher matcher = TEXT.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("there are fewer than three parts");
      }
      return new Coordinates(
          matcher.group(1),
          matcher.group(2),
          matcher.group(3),
          Optional.ofNullable(matcher.group(4)));
    } catch (IllegalArgumentException e) {
      throw Trouble.of(
          "these are no coordinates of a test: " + e.getMessage(),
          "\"%s\"".formatted(text),
          "a slip of the pen; extensions and classifiers have no place there",
          "com.acme:shop-test:1.2, or com.acme:shop-test:1.2#com.acme.ShopTest");
    }
  }

  private static void require(Pattern pattern, String part, String value) {
    if (!pattern.matcher(value).matches()) {
      throw new IllegalArgumentException(
          value.isEmpty()
              ? "the %s is empty".formatted(part)
              : "\"%s\" is no %s".formatted(value, part));
    }
  }

  /** Tells whether another file may have the same coordinates tomorrow, or was made for a day. */
  public boolean isSnapshot() {
    return version.endsWith("SNAPSHOT") || TIMESTAMP.matcher(version).matches();
  }

  /** Tells whether a group is, or lies below, another one: com.acme.shop below com.acme. */
  boolean isBelow(String other) {
    return group.equals(other) || group.startsWith(other + ".");
  }

  Coordinates withVersion(String other) {
    return new Coordinates(group, artifact, other, className);
  }

  /** Returns group, artifact and version, without the class. */
  String withoutClass() {
    return group + ":" + artifact + ":" + version;
  }

  /** Returns what {@link #parse} reads. */
  @Override
  public String toString() {
    return withoutClass() + className.map(name -> ":" + name).orElse("");
  }
}
