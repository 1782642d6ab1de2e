package io.orcastrike.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * What a side of a chart shows.
 *
 * @param min the value at its beginning
 * @param max the value at its end
 * @param isLogarithmic whether equal distances are equal ratios
 * @param label names a value
 */
record Axis(double min, double max, boolean isLogarithmic, DoubleFunction<String> label) {
  private static final int MOST_TICKS = 7;

  /** Returns an axis of times of a run. */
  static Axis time(double from, double to) {
    return new Axis(from, Math.max(from + 1, to), false, second -> Figures.clock((long) second));
  }

  /** Returns an axis from 0 to a little more than the largest value. */
  static Axis upTo(double largest) {
    double step = step(Math.max(largest, 1e-9) / 4);
    return new Axis(0, Math.ceil(Math.max(largest, step) / step) * step, false, Axis::plain);
  }

  /** Returns an axis of latencies that holds these; both in milliseconds. */
  static Axis latency(double smallest, double largest) {
    double low = smallest > 0 ? smallest : 0.1;
    double high = Math.max(largest, low * 2);
    return new Axis(round(low, false), round(high, true), true, Axis::plain);
  }

  /** Returns the same with other ends. */
  Axis within(double from, double to) {
    return new Axis(from, Math.max(to, from * 1.01), isLogarithmic, label);
  }

  /** Returns where a value stands, from 0 to 1. */
  double place(double value) {
    double place =
        isLogarithmic ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
    return Math.max(0, Math.min(1, place));
  }

  /** Returns the values to name. */
  List<Double> ticks() {
    return isLogarithmic ? decades() : steps();
  }

  private List<Double> steps() {
    boolean isTime = label.apply(61).equals("01:01");
    double step = isTime ? timeStep((max - min) / MOST_TICKS) : step((max - min) / 5);
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(min / step); i * step <= max * (1 + 1e-9); i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private List<Double> decades() {
    double[] mantissas = Math.log10(max / min) > 2.2 ? new double[] {1} : new double[] {1, 2, 5};
    List<Double> ticks = new ArrayList<>();
    for (int exponent = -3; exponent < 12; exponent++) {
      for (double mantissa : mantissas) {
        double tick = mantissa * Math.pow(10, exponent);
        if (tick >= min * 0.999 && tick <= max * 1.001) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  private static double timeStep(double atLeast) {
    for (int step : new int[] {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200}) {
      if (step >= atLeast) {
        return step;
      }
    }
    return Math.ceil(atLeast / 14_400) * 14_400;
  }

  /** Returns the smallest of 1, 2, 5, 10 … that is at least as large. */
  static double step(double atLeast) {
    return round(atLeast, true);
  }

  private static double round(double value, boolean up) {
    double decade = Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
    double[] steps = up ? new double[] {1, 2, 5, 10} : new double[] {10, 5, 2, 1};
    for (double step : steps) {
      double rounded = step * decade;
      if (up ? rounded >= value * 0.999999 : rounded <= value * 1.000001) {
        return rounded;
      }
    }
    return value;
  }

  private static String plain(double value) {
    return value >= 1 && value == Math.rint(value)
        ? Figures.count((long) value)
        : Float.toString((float) value).replaceAll("\\.0$", "");
  }
}
