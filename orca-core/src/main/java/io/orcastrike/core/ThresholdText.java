package io.orcastrike.core;

import io.orcastrike.api.Metric;
import io.orcastrike.api.Selector;
import io.orcastrike.api.Statistic;
import io.orcastrike.api.Threshold;
import io.orcastrike.api.Threshold.Comparison;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a threshold as {@link Threshold#toString} writes it. Blanks around {@code <}, {@code >} and
 * units may be left out, and a time may be in seconds. What has no unit is a number of the author's
 * own: {@code p95(size) < 800} looks at a distribution, {@code p95(size) < 800 ms} at a scenario.
 */
public final class ThresholdText {
  private static final String TIME = "(\\d{1,9}(?:\\.\\d{1,9})?) ?(ms|s|m|h)";
  private static final Pattern METRIC =
      Pattern.compile(
          "\\s*([A-Za-z]+[0-9.]*)\\s*(?:\\((.*)\\))?(\\s+including failures)?\\s*", Pattern.DOTALL);
  private static final Pattern BOUND =
      Pattern.compile(
          "\\s*(-?\\d{1,400}(?:\\.\\d{1,400})?)\\s*([^\\s\\d]*)"
              + "(?:\\s+over (TIME))?(?:\\s+holding for (TIME))?(\\s+or abort)?\\s*"
                  .replace("TIME", TIME));
  private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,3}(?:\\.\\d{1,9})?)");
  private static final String STEP = "step ";

  private final String text;
  private final String metric;
  private final @Nullable String of;
  private final boolean failuresToo;
  private final Comparison comparison;
  private final Matcher bound;

  private ThresholdText(String text) {
    this.text = text;
    Matcher read = null;
    int at = 0;
    // A name may hold a < or > too: the last one that is followed by a bound counts.
    for (int i = text.length() - 1; i > 0 && read == null; i--) {
      if (text.charAt(i) == '<' || text.charAt(i) == '>') {
        Matcher matcher = BOUND.matcher(text.substring(i + 1));
        read = matcher.matches() ? matcher : null;
        at = i;
      }
    }
    if (read == null) {
      throw wrong("be a metric, < or >, and a bound, such as p95(checkout) < 800 ms");
    }
    bound = read;
    comparison = text.charAt(at) == '<' ? Comparison.BELOW : Comparison.ABOVE;
    Matcher before = METRIC.matcher(text.substring(0, at));
    if (!before.matches()) {
      throw wrong("begin with a metric, such as p95(checkout), errorRate or throughput");
    }
    metric = before.group(1);
    of = before.group(2);
    failuresToo = before.group(3) != null;
  }

  /**
   * Reads a threshold.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static Threshold parse(String text) {
    return new ThresholdText(text).threshold();
  }

  private Threshold threshold() {
    Metric looksAt = metric();
    if (failuresToo && !(looksAt instanceof Metric.Latency)) {
      throw wrong("include failures only where it looks at a time");
    }
    return new Threshold(
        looksAt,
        comparison,
        value(),
        Optional.ofNullable(bound.group(3)).map(all -> time(bound.group(4), bound.group(5))),
        bound.group(6) == null ? Duration.ZERO : time(bound.group(7), bound.group(8)),
        bound.group(9) != null);
  }

  private Metric metric() {
    Statistic statistic = statistic();
    if (statistic != null) {
      return statistic(statistic);
    }
    return switch (metric) {
      case "errorRate" -> {
        check("%", Comparison.BELOW);
        yield new Metric.ErrorRate(selector());
      }
      case "checkRate" -> {
        check("%", Comparison.ABOVE);
        yield new Metric.CheckRate(name());
      }
      case "dropped" -> {
        check("%", Comparison.BELOW);
        if (of != null) {
          throw wrong("say no name behind dropped, which is of all loads");
        }
        yield new Metric.Dropped();
      }
      case "throughput" -> {
        check("/s", comparison);
        yield new Metric.Throughput(selector());
      }
      case "counter" -> {
        check("", comparison);
        yield new Metric.Counter(name());
      }
      default ->
          throw wrong(
              "look at p50, p95, p99.9, mean, max, errorRate, checkRate, throughput, dropped or"
                  + " counter");
    };
  }

  /** Only the unit tells a time from what an author measures. */
  private Metric statistic(Statistic statistic) {
    if (unit().isEmpty() && of != null) {
      return new Metric.Distribution(statistic, of);
    }
    if (!List.of("ms", "s").contains(unit())) {
      throw wrong("have a bound in ms or s behind " + metric);
    }
    check(unit(), Comparison.BELOW);
    return new Metric.Latency(statistic, selector(), failuresToo);
  }

  private @Nullable Statistic statistic() {
    Matcher percentile = PERCENTILE.matcher(metric);
    if (percentile.matches()) {
      return new Statistic.Percentile(Double.parseDouble(percentile.group(1)));
    }
    return switch (metric) {
      case "mean" -> Statistic.Mean.MEAN;
      case "max" -> Statistic.Max.MAX;
      default -> null;
    };
  }

  private void check(String unit, Comparison only) {
    if (!unit().equals(unit)) {
      throw wrong(
          unit.isEmpty()
              ? "have a bound without a unit behind " + metric
              : "have a bound in %s behind %s".formatted(unit, metric));
    }
    if (comparison != only) {
      throw wrong("compare %s by %s".formatted(metric, only == Comparison.BELOW ? "<" : ">"));
    }
  }

  private String name() {
    if (of == null) {
      throw wrong("say of what, as in %s(name)".formatted(metric));
    }
    return of;
  }

  private Selector selector() {
    if (of == null) {
      return Selector.ALL;
    }
    int step = of.startsWith(STEP) ? 0 : of.indexOf(", " + STEP) + 2;
    boolean ofStep = of.startsWith(STEP) || step >= 2;
    String scenario = ofStep ? of.substring(0, Math.max(0, step - 2)) : of;
    return new Selector(
        scenario.isEmpty() && ofStep ? Optional.empty() : Optional.of(scenario),
        ofStep ? Optional.of(of.substring(step + STEP.length())) : Optional.empty());
  }

  private String unit() {
    return bound.group(2);
  }

  private double value() {
    BigDecimal value = new BigDecimal(bound.group(1));
    return switch (unit()) {
      case "s" -> value.movePointRight(3).doubleValue();
      case "%" -> value.movePointLeft(2).doubleValue();
      default -> value.doubleValue();
    };
  }

  private static Duration time(String value, String unit) {
    long millis =
        switch (unit) {
          case "ms" -> 1;
          case "s" -> 1_000;
          case "m" -> 60_000;
          default -> 3_600_000;
        };
    BigDecimal nanos = new BigDecimal(value).multiply(BigDecimal.valueOf(millis)).movePointRight(6);
    return Duration.ofNanos(nanos.longValue());
  }

  private IllegalArgumentException wrong(String rule) {
    return new IllegalArgumentException("a threshold must %s, was \"%s\"".formatted(rule, text));
  }
}
