package io.orcastrike.api;

/**
 * How often something happens in a time. Checked where it is used: a plan reports a bad rate with
 * its place.
 *
 * <p>Immutable.
 */
public record Rate(double perSecond) {

  /** Returns a rate per second. */
  public static Rate perSecond(double times) {
    return new Rate(times);
  }

  /** Returns a rate per minute. */
  public static Rate perMinute(double times) {
    return new Rate(times / 60);
  }

  /** Returns a rate per hour. */
  public static Rate perHour(double times) {
    return new Rate(times / 3600);
  }

  /** Returns this rate times a factor. */
  public Rate times(double factor) {
    return new Rate(perSecond * factor);
  }

  @Override
  public String toString() {
    return Numbers.text(perSecond) + "/s";
  }
}
