package io.orcastrike.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a Redis is to allow Orca's users: the channels of one namespace and the five commands for
 * them, no keys, nothing else. A rule is a line of an ACL file, and after its first word what
 * {@code ACL SETUSER} takes. The password stands in it as its SHA-256 only.
 *
 * <p>What a user can still do with its password, beyond its role:
 *
 * <ul>
 *   <li>A drone can speak to the leader in the name of any other drone and hear what the leader
 *       tells any of them; a leader can do all that leaders do, to each drone of the namespace, and
 *       steer the runs of other leaders there: who steers with {@code orca steer} is a leader.
 *   <li>Before Redis 7 a rule cannot tell publishing from receiving, so a drone can also speak as a
 *       leader. {@link #ruleForRedis6} is therefore the same for both roles.
 *   <li>Each can send as much as it likes.
 * </ul>
 *
 * <p>Who wants to trust drones less than that gives each group of them a namespace.
 */
public final class RedisAcl {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final String ANNOUNCE = "announce";
  private static final String BEAT = "run:*:beat";
  private static final String TO_LEADER = "run:*:leader";
  private static final String TO_DRONE = "run:*:drone:*";
  private static final String PIECES = "pieces:*:piece";
  private static final String ASKS = "pieces:*:ask";
  private static final String STEER = "steer:ask";
  private static final String STEERED = "steer:answer";
  private static final String RECEIVE = "+hello +ping +subscribe +unsubscribe";

  /** A side of the protocol. */
  public enum Role {
    LEADER,
    DRONE
  }

  private RedisAcl() {}

  /**
   * Returns the rule for a role, for Redis 7 and newer.
   *
   * @throws IllegalArgumentException if a name has other characters than letters, digits and ._-
   */
  public static String rule(Role role, String namespace, String user, String password) {
    return "%s %s %s (resetchannels %s +publish)"
        .formatted(
            start(user, password),
            channels(namespace, received(role)),
            RECEIVE,
            channels(namespace, published(role)));
  }

  private static List<String> received(Role role) {
    return switch (role) {
      case LEADER -> List.of(TO_LEADER, BEAT, ASKS, STEER, STEERED);
      case DRONE -> List.of(ANNOUNCE, BEAT, TO_DRONE, PIECES);
    };
  }

  private static List<String> published(Role role) {
    return switch (role) {
      case LEADER -> List.of(ANNOUNCE, BEAT, TO_DRONE, PIECES, STEER, STEERED);
      case DRONE -> List.of(TO_LEADER, ASKS);
    };
  }

  /** Returns channels that a role hears: those of one run, one test and one drone of that name. */
  static List<String> received(Role role, String namespace, String name) {
    return received(role).stream().map(form -> channel(namespace, form, name)).toList();
  }

  /** Returns channels that a role speaks on, likewise. */
  static List<String> published(Role role, String namespace, String name) {
    return published(role).stream().map(form -> channel(namespace, form, name)).toList();
  }

  private static String channel(String namespace, String form, String name) {
    return "orca:{%s}:%s".formatted(checked("the namespace", namespace), form.replace("*", name));
  }

  /**
   * Returns the rule for Redis 6.2.
   *
   * @throws IllegalArgumentException if a name has other characters than letters, digits and ._-
   */
  public static String ruleForRedis6(String namespace, String user, String password) {
    return "%s %s %s +publish"
        .formatted(start(user, password), channels(namespace, List.of("*")), RECEIVE);
  }

  /** Until 7.0, a new user may use all channels, so these are taken away first. */
  private static String start(String user, String password) {
    return "user %s reset on #%s resetchannels"
        .formatted(checked("the user", user), sha256(password));
  }

  private static String channels(String namespace, List<String> forms) {
    return forms.stream()
        .map(form -> "&" + channel(namespace, form, "*"))
        .collect(Collectors.joining(" "));
  }

  private static String checked(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "%s must be 1 to 64 of letters, digits and ._-, was \"%s\"".formatted(what, name));
    }
    return name;
  }

  private static String sha256(String password) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(password.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JVM has SHA-256", e);
    }
  }
}
