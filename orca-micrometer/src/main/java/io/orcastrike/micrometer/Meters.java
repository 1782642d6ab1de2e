package io.orcastrike.micrometer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.search.Search;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one run: made when first set, a bounded number.
 *
 * <p>Used by one thread at a time; the meters are read by any.
 */
final class Meters {
  /** Some ten times as many as a large plan has. */
  static final int MOST = 20_000;

  private static final String PREFIX = "orca.";
  private static final String SECONDS = "seconds";

  private final MeterRegistry registry;
  private final Tags tags;
  private final Map<Key, Value> values = new HashMap<>();

  private record Key(String name, Tags tags) {}

  /** What a meter shows. */
  private static final class Value {
    private final Meter.Id id;
    private volatile double number;

    Value(Meter.Id id) {
      this.id = id;
    }

    private double number() {
      return number;
    }
  }

  private Meters(MeterRegistry registry, Tags tags) {
    this.registry = registry;
    this.tags = tags;
  }

  /** Begins meters in place of those that an earlier run of the same tags has left. */
  static Meters in(MeterRegistry registry, Tags tags) {
    Search.in(registry)
        .name(name -> name.startsWith(PREFIX))
        .tags(tags)
        .meters()
        .forEach(registry::remove);
    return new Meters(registry, tags);
  }

  /** Shows a sum that only grows. */
  void count(String name, Tags its, long sum) {
    @Nullable Value value = values.get(new Key(name, its));
    if (value == null) {
      value = made(name, null, its, Meter.Type.COUNTER);
    }
    if (value != null) {
      value.number = Math.max(value.number, (double) sum);
    }
  }

  void gauge(String name, Tags its, long number) {
    gauge(name, its, (double) number);
  }

  void gauge(String name, Tags its, double number) {
    gauge(name, null, its, number);
  }

  /** Shows microseconds as seconds. */
  void seconds(String name, Tags its, double micros) {
    gauge(name, SECONDS, its, micros / 1e6);
  }

  private void gauge(String name, @Nullable String unit, Tags its, double number) {
    @Nullable Value value = values.get(new Key(name, its));
    if (value == null) {
      value = made(name, unit, its, Meter.Type.GAUGE);
    }
    if (value != null) {
      value.number = number;
    }
  }

  private @Nullable Value made(String name, @Nullable String unit, Tags its, Meter.Type type) {
    if (values.size() >= MOST) {
      return null;
    }
    Tags all = tags.and(its);
    Value value = new Value(new Meter.Id(PREFIX + name, all, unit, null, type));
    if (type == Meter.Type.COUNTER) {
      FunctionCounter.builder(PREFIX + name, value, Value::number).tags(all).register(registry);
    } else {
      // Counters do not hold what they show; gauges, which hold these meters, do it for them.
      Gauge.builder(PREFIX + name, this, unused -> value.number)
          .strongReference(true)
          .tags(all)
          .baseUnit(unit)
          .register(registry);
    }
    values.put(new Key(name, its), value);
    return value;
  }

  /** Removes what this has made. */
  void remove() {
    values.values().forEach(value -> registry.remove(value.id));
  }
}
