package io.orcastrike.cli;

import io.orcastrike.report.DroneResult;
import io.orcastrike.report.DroneResult.State;
import io.orcastrike.report.Health;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.TimeShare;
import io.orcastrike.report.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The lines above all sections: was it good, is it to be trusted, where did the time go. */
record SummaryHead(RunReport report, Look look) {
  private static final int MOST_TEXTS = 10;
  private static final int MOST_SHARES = 5;
  private static final int MOST_COLUMNS = 98;

  /** The verdict and its reasons. */
  List<String> verdict() {
    int drones = report.info().drones().size();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s  %s  run %s  %s s, %d drone%s"
            .formatted(
                paint(report.verdict()).on(report.verdict().name().replace('_', ' '), look),
                Figures.harmless(report.info().plan()),
                report.info().runId(),
                Figures.threeDigits(report.elapsed().toNanos() / 1e9),
                drones,
                drones == 1 ? "" : "s"));
    lines.addAll(texts(report.reasons(), Paint.PLAIN, look));
    return lines;
  }

  /** Returns sentences as lines; of many the first. */
  static List<String> texts(List<String> texts, Paint paint, Look look) {
    List<String> lines = new ArrayList<>();
    texts.stream()
        .limit(MOST_TEXTS)
        .forEach(text -> lines.add("  " + paint.on(Figures.harmless(text), look)));
    if (texts.size() > MOST_TEXTS) {
      lines.add("  and %d more in result.json".formatted(texts.size() - MOST_TEXTS));
    }
    return lines;
  }

  /** Whether to believe it, in the words of the live block. */
  List<String> trust() {
    if (report.drones().isEmpty()) {
      return List.of();
    }
    long complete =
        report.drones().stream().filter(drone -> drone.state() == State.COMPLETE).count();
    long lag =
        report.drones().stream().mapToLong(drone -> drone.lag().percentile(99)).max().orElse(0);
    Health worst =
        report.drones().stream().map(DroneResult::health).reduce(Health.UNKNOWN, Health::worst);
    String figures =
        "  trust  %d of %d drones complete  lag p99 %s ms  cpu max %.0f %%  gc max %.1f %%"
            .formatted(
                complete,
                report.drones().size(),
                Figures.millis(lag),
                worst.cpuShare() * 100,
                worst.gcShare() * 100);
    return List.of(figures + judgement(complete == report.drones().size()));
  }

  private String judgement(boolean isWhole) {
    String arrow = look.text("  → ", "  -> ");
    return switch (report.verdict()) {
      case PASSED, FAILED ->
          isWhole
              ? Paint.GOOD.on(arrow + "trustworthy", look)
              : Paint.DOUBTFUL.on(arrow + "data is missing", look);
      case INVALID -> Paint.BAD.on(arrow + "not trustworthy", look);
      case INTERNAL_ERROR,
          USAGE,
          NO_QUORUM,
          NOT_PREPARED,
          NOT_COMPLETED,
          INCONCLUSIVE,
          INTERRUPTED,
          TERMINATED ->
          "";
    };
  }

  /** Where the time went: the largest shares that fit in a line. */
  List<String> timeShares() {
    Line line = new Line(look, MOST_COLUMNS).add("  time   ");
    String separator = "";
    for (TimeShare share : TimeShare.of(report.series()).stream().limit(MOST_SHARES).toList()) {
      String place = share.step().isEmpty() ? "outside of steps" : share.step();
      String piece =
          "%s%s / %s %s"
              .formatted(
                  separator,
                  Figures.brief(share.scenario(), 24),
                  Figures.brief(place, 24),
                  Figures.percent(share.share()));
      if (!line.fits(piece)) {
        break;
      }
      line.add(piece);
      separator = look.text(" · ", " | ");
    }
    return separator.isEmpty() ? List.of() : List.of(line.toString());
  }

  private static Paint paint(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> Paint.GOOD;
      case INTERNAL_ERROR, USAGE, NO_QUORUM, NOT_PREPARED, NOT_COMPLETED, FAILED -> Paint.BAD;
      case INVALID, INCONCLUSIVE, INTERRUPTED, TERMINATED -> Paint.DOUBTFUL;
    };
  }
}
