package io.orcastrike.http;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Values that were made for keys, the first thousand of them; those of more keys are made each
 * time.
 *
 * <p>Safe for use by many threads.
 */
final class Known<K, V> {
  static final int MOST = 1_000;

  private final ConcurrentHashMap<K, V> values = new ConcurrentHashMap<>();
  private final Function<K, V> maker;

  Known(Function<K, V> maker) {
    this.maker = maker;
  }

  V of(K key) {
    V known = values.get(key);
    if (known != null) {
      return known;
    }
    V made = maker.apply(key);
    if (values.size() < MOST) {
      values.put(key, made);
    }
    return made;
  }
}
