package io.orcastrike.api;

import java.time.Duration;
import java.util.List;

/** The rules a load profile must keep. */
final class ProfileRules {
  private static final double MOST_PER_SECOND = 10_000_000;
  private static final double MOST_USERS = 100_000_000;
  private static final Duration LONGEST = Duration.ofDays(30);

  private ProfileRules() {}

  static void check(LoadProfile profile, Mistakes mistakes) {
    switch (profile) {
      case ArrivalRate arrivals -> checkArrivals(arrivals, mistakes);
      case Users users -> checkUsers(users, mistakes);
      case Iterations iterations -> checkIterations(iterations, mistakes);
    }
    Bounds bounds = profile.bounds();
    bounds.maxDuration().ifPresent(time -> checkMaxDuration(time, mistakes));
    checkTime("grace", bounds.grace(), mistakes);
    checkTime("warmUp", bounds.warmUp(), mistakes);
    Duration duration = profile.duration();
    mistakes.rule(
        !duration.isPositive() || bounds.warmUp().compareTo(duration) < 0,
        "warmUp must be shorter than the load of %s, was %s"
            .formatted(Times.text(duration), Times.text(bounds.warmUp())));
  }

  private static void checkArrivals(ArrivalRate arrivals, Mistakes mistakes) {
    Curve curve = new Curve(arrivals.start().perSecond(), arrivals.stages());
    curve.check("rate", MOST_PER_SECOND, " per second", mistakes);
    mistakes.rule(
        arrivals.maxInFlight() >= 0,
        "maxInFlight must be >= 1, or 0 for the default, was " + arrivals.maxInFlight());
  }

  private static void checkUsers(Users users, Mistakes mistakes) {
    new Curve(users.start(), users.stages()).check("number of users", MOST_USERS, "", mistakes);
    checkTime("pacing", users.pacing(), mistakes);
  }

  private static void checkIterations(Iterations iterations, Mistakes mistakes) {
    mistakes.rule(
        iterations.total() >= 1, "number of iterations must be >= 1, was " + iterations.total());
    mistakes.checkRange("number of users", iterations.users(), 1, MOST_USERS, "");
  }

  private static void checkTime(String name, Duration time, Mistakes mistakes) {
    mistakes.rule(
        !time.isNegative() && time.compareTo(LONGEST) <= 0,
        name + " must be between 0 s and 30 days, was " + Times.text(time));
  }

  private static void checkMaxDuration(Duration maximum, Mistakes mistakes) {
    mistakes.rule(
        maximum.isPositive() && maximum.compareTo(LONGEST) <= 0,
        "maxDuration must be above 0 s and at most 30 days, was " + Times.text(maximum));
  }

  /** Where a profile made of stages goes. */
  private record Curve(double start, List<Stage> stages) {

    void check(String what, double most, String unit, Mistakes mistakes) {
      mistakes.at("start").checkRange(what, start, 0, most, unit);
      double before = start;
      for (int i = 0; i < stages.size(); i++) {
        Stage stage = stages.get(i);
        Mistakes ofStage = mistakes.at("stage " + (i + 1));
        if (Double.compare(stage.target(), before) != 0) { // a hold repeats no mistake
          ofStage.checkRange(what, stage.target(), 0, most, unit);
        }
        before = stage.target();
        String duration = Times.text(stage.duration());
        ofStage.rule(!stage.duration().isNegative(), "duration must be >= 0 s, was " + duration);
      }
      mistakes.rule(
          start != 0 || stages.stream().anyMatch(stage -> stage.target() != 0),
          what + " must be above 0 somewhere, was 0 throughout");
      checkTotal(Stages.total(stages), mistakes);
    }

    private static void checkTotal(Duration total, Mistakes mistakes) {
      mistakes.rule(
          !total.isZero(),
          "a load must last longer than 0 s, was 0 s; add rampTo(...) or hold(...)");
      mistakes.rule(
          total.compareTo(LONGEST) <= 0,
          "a load must last at most 30 days, was " + Times.text(total));
    }
  }
}
