package io.orcastrike.cli.doctor;

/**
 * What a check found.
 *
 * <p>Immutable.
 *
 * @param check what was looked at, in a word or two
 * @param figure what was read there
 * @param remedy what to do about it; empty: nothing
 */
public record Finding(Level level, String check, String figure, String remedy) {

  /** How bad it is. */
  public enum Level {
    /** As it should be, or nobody's business. */
    OK,
    /** A swarm works, and may be slow, or less safe than it could be. */
    WARNING,
    /** Something will not work. */
    TROUBLE
  }

  static Finding ok(String check, String figure) {
    return new Finding(Level.OK, check, figure, "");
  }

  static Finding warning(String check, String figure, String remedy) {
    return new Finding(Level.WARNING, check, figure, remedy);
  }

  static Finding trouble(String check, String figure, String remedy) {
    return new Finding(Level.TROUBLE, check, figure, remedy);
  }
}
