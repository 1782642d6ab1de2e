package io.orcastrike.cli;

import io.orcastrike.report.Distribution;
import io.orcastrike.report.ErrorGroup;
import io.orcastrike.report.Health;
import io.orcastrike.report.Progress;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.Series;
import io.orcastrike.report.ThresholdResult;
import io.orcastrike.report.ThresholdResult.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The block of lines that shows how a run stands; at most 14, none wider than the terminal. */
final class LiveBlock {
  private static final int MOST_THRESHOLD_LINES = 4;
  private static final int MOST_REASON_LINES = 2;
  private static final int MOST_SLOWEST = 8;
  private static final int INDENT = 10;

  private final RunInfo info;
  private final Reading now;
  private final Progress progress;
  private final Look look;
  private final int width;

  private LiveBlock(RunInfo info, Progress progress, Look look, int width) {
    this.info = info;
    this.progress = progress;
    this.now = new Reading(progress);
    this.look = look;
    this.width = width;
  }

  static List<String> lines(RunInfo info, Progress progress, Look look, int width) {
    LiveBlock block = new LiveBlock(info, progress, look, width);
    List<String> lines = new ArrayList<>();
    lines.add(block.head());
    lines.add(block.load());
    lines.add(block.latency());
    lines.add(block.errors());
    lines.addAll(block.thresholds());
    lines.add(block.slowest());
    lines.add(block.drones());
    lines.addAll(block.reasons());
    lines.removeIf(String::isEmpty);
    return lines;
  }

  private String head() {
    double share =
        progress.planned().isZero()
            ? 0
            : Math.min(1, (double) progress.elapsed().toNanos() / progress.planned().toNanos());
    String percent = " %d %%".formatted((int) (share * 100));
    Line line =
        new Line(look, width)
            .add("orca  ", Paint.BOLD)
            .add(Figures.brief(info.plan(), 24))
            .add("  run " + brief(info.runId()))
            .add("  %s / %s".formatted(clock(progress.elapsed()), clock(progress.planned())));
    if (progress.state() == Progress.State.FINISHING) {
      return line.add("  finishing: nothing more is started", Paint.DOUBTFUL).toString();
    }
    int bar = Math.min(Math.max(48, width * 2 / 5), line.left() - 2 - percent.length());
    if (bar >= 8) {
      line.add("  ").add(Bar.progress(share, bar, look), Paint.BAR);
    }
    return line.add(percent).toString();
  }

  /** The end of a run's id tells runs apart; its beginning is the time. */
  static String brief(String runId) {
    return runId.length() <= 8 ? runId : runId.substring(runId.length() - 4);
  }

  private String load() {
    Line line = new Line(look, width).label("load");
    line.add("target %s/s".formatted(Figures.rate(now.target())));
    line.add("   achieved %s/s".formatted(Figures.rate(now.achieved())));
    line.add("   in flight %s".formatted(Figures.count(now.inFlight())));
    if (progress.oldestRunning().compareTo(Duration.ofSeconds(5)) >= 0) {
      line.add("   oldest %d s".formatted(progress.oldestRunning().toSeconds()), Paint.DOUBTFUL);
    }
    line.add(steered(), Paint.DOUBTFUL);
    int most = Math.min(width > 120 ? 60 : 30, line.left() - 4);
    String spark = Bar.sparkline(now.recentRates(Math.max(0, most)), look);
    return line.add("   ")
        .tab(Math.min(66, width - spark.length()))
        .add(spark, Paint.BAR)
        .toString();
  }

  /** Says how the load is steered, where it is. */
  private String steered() {
    Progress.Load load = progress.load();
    String rate =
        load.factor() == 1
            ? ""
            : look.text("   rate ×", "   rate x") + Figures.factor(load.factor());
    return load.paused() ? rate + "   paused  " : rate + (rate.isEmpty() ? "" : "  ");
  }

  private String latency() {
    Distribution response = now.response();
    Line line = new Line(look, width).label("latency");
    if (response.isEmpty()) {
      return line.add("nothing has succeeded yet").toString();
    }
    return line.add("p50 " + millis(response, 50))
        .add("   p95 " + millis(response, 95))
        .add("   p99 " + millis(response, 99))
        .add("   p99.9 " + millis(response, 99.9))
        .add("   max %s ms".formatted(Figures.millis(response.max())))
        .add("   (service p99 %s)".formatted(millis(now.service(), 99)), Paint.DIM)
        .toString();
  }

  private String errors() {
    Line line = new Line(look, width).label("errors");
    line.add(Figures.percent(now.errorRate()), now.failed() > 0 ? Paint.BAD : Paint.PLAIN);
    if (now.failed() > 0) {
      line.add(" (%s)".formatted(Figures.count(now.failed())));
    }
    String dropped = "   dropped %s".formatted(Figures.count(progress.totals().dropped().total()));
    String separator = "   ";
    for (ErrorGroup group : progress.errors()) {
      String piece =
          separator
              + Figures.brief(group.message(), Math.max(32, width / 4))
              + " "
              + Figures.count(group.count());
      if (!line.fits(piece + dropped)) {
        break;
      }
      line.add(piece);
      separator = look.text(" · ", " | ");
    }
    boolean none = progress.totals().dropped().total() == 0;
    return line.add(dropped, none ? Paint.PLAIN : Paint.DOUBTFUL).toString();
  }

  /** Broken ones first, over as many lines as it takes, up to a limit. */
  private List<String> thresholds() {
    List<ThresholdResult> sorted =
        progress.thresholds().stream()
            .sorted(Comparator.comparingInt((ThresholdResult each) -> rank(each.state())))
            .toList();
    List<String> lines = new ArrayList<>();
    Line line = new Line(look, width).label("threshold");
    boolean empty = true;
    for (int i = 0; i < sorted.size(); i++) {
      Judged judged = new Judged(sorted.get(i));
      String more = "   +%d more".formatted(sorted.size() - i);
      String text = " " + text(judged);
      boolean last = lines.size() == MOST_THRESHOLD_LINES - 1;
      String gap = empty ? "" : "   ";
      if (!empty && !line.fits(gap + judged.mark(look) + text + (last ? more : ""))) {
        if (last) {
          line.add(more, Paint.DIM);
          break;
        }
        lines.add(line.toString());
        line = new Line(look, width).label("");
        gap = "";
      }
      line.add(gap).add(judged.mark(look), judged.paint());
      line.add(line.fits(text) ? text : Figures.brief(text, Math.max(4, line.left())));
      empty = false;
    }
    if (!empty) {
      lines.add(line.toString());
    }
    return lines;
  }

  private static int rank(State state) {
    return switch (state) {
      case FAILED -> 0;
      case NO_DATA, INCONCLUSIVE -> 2;
      case PASSED -> 1;
    };
  }

  private static String text(Judged judged) {
    ThresholdResult result = judged.result();
    String since =
        result.state() == State.FAILED && result.firstBreach().isPresent()
            ? " since " + Figures.clock(result.firstBreach().getAsLong())
            : "";
    String observed =
        result.observed().isPresent() ? " (%s)".formatted(judged.observed()) : " (no data yet)";
    return Figures.harmless(result.expression()) + observed + since;
  }

  private String slowest() {
    List<Series> slowest = now.slowest(MOST_SLOWEST);
    if (slowest.isEmpty()) {
      return "";
    }
    double seconds = Math.max(1, progress.elapsed().toMillis() / 1e3);
    Line line = new Line(look, width).label("slowest");
    String separator = "";
    for (Series series : slowest) {
      String name = series.key().isIteration() ? series.key().scenario() : series.key().step();
      String piece =
          "%s%s %s ms %s/s"
              .formatted(
                  separator,
                  Figures.brief(name, 24),
                  millis(series.judged(), 99),
                  Figures.threeDigits(series.count() / seconds));
      if (!line.fits(piece)) {
        break; // a faster one that does fit is not the next
      }
      line.add(piece);
      separator = look.text(" · ", " | ");
    }
    return line.toString();
  }

  private String drones() {
    Health worst = now.worstHealth();
    boolean trusted = progress.untrusted().isEmpty();
    String trust = look.text("   → ", "   -> ") + (trusted ? "trustworthy" : "not trustworthy");
    Line line = new Line(look, width - trust.length()).label("drones");
    line.add("%d working".formatted(now.working()));
    line.add("  %d late".formatted(now.late()), now.late() > 0 ? Paint.DOUBTFUL : Paint.PLAIN);
    line.add("  %d lost".formatted(now.lost()), now.lost() > 0 ? Paint.BAD : Paint.PLAIN);
    line.add("   lag p99 %s ms".formatted(Figures.millis(now.lagP99())));
    line.add("   cpu max %.0f %%".formatted(worst.cpuShare() * 100));
    line.add("   gc max %.1f %%".formatted(worst.gcShare() * 100));
    return line + (trusted ? Paint.GOOD : Paint.BAD).on(trust, look);
  }

  /**
   * The first reason over as many lines as it takes, up to a limit, and how many more there are.
   */
  private List<String> reasons() {
    if (progress.untrusted().isEmpty()) {
      return List.of();
    }
    int others = progress.untrusted().size() - 1;
    String more = others == 0 ? "" : "   +%d more".formatted(others);
    int room = Math.max(8, width - INDENT - more.length());
    List<String> rows = Figures.wrapped(progress.untrusted().get(0), room, MOST_REASON_LINES);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Line line = new Line(look, width).label("").add(rows.get(i), Paint.DOUBTFUL);
      lines.add(line.add(i == rows.size() - 1 ? more : "", Paint.DIM).toString());
    }
    return lines;
  }

  private static String millis(Distribution distribution, double percent) {
    return Figures.millis(distribution.percentile(percent));
  }

  private static String clock(Duration time) {
    return Figures.clock(time);
  }
}
