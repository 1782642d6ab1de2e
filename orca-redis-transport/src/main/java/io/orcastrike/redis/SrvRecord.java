package io.orcastrike.redis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * A server of a service, as the domain name system knows it (RFC 2782).
 *
 * @param priority servers of the lowest are tried first
 * @param weight the share of first attempts among those of the same priority
 */
record SrvRecord(int priority, int weight, Host host) {

  /**
   * Reads what JNDI returns: priority, weight, port and name.
   *
   * @throws IllegalArgumentException if it is none
   */
  static SrvRecord of(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException(
          "an SRV record must have four parts, was \"%s\"".formatted(text));
    }
    Host host = new Host(parts[3].replaceFirst("\\.$", ""), Integer.parseInt(parts[2]));
    return new SrvRecord(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), host);
  }

  /** Tells whether this says that there is no such service: its host is the root. */
  boolean isRefusal() {
    return host.name().isEmpty();
  }

  /**
   * Returns the hosts in the order in which to try them.
   *
   * <p>Priorities follow each other from the lowest. Within one, with the weights w₁ … wₖ of those
   * that are left and their sum W, a number r is drawn evenly from 0 … W, and the first host is
   * next for which w₁ + … + wᵢ ≥ r: it is host i with a chance of about wᵢ/W. Those of weight 0
   * stand before the others, as RFC 2782 asks, so that each has a small chance; among them chance
   * alone decides.
   */
  static List<Host> inOrder(Collection<SrvRecord> records, RandomGenerator random) {
    TreeMap<Integer, List<SrvRecord>> byPriority =
        records.stream()
            .collect(
                Collectors.groupingBy(
                    SrvRecord::priority,
                    TreeMap::new,
                    Collectors.toCollection(ArrayList<SrvRecord>::new)));
    List<Host> ordered = new ArrayList<>();
    for (List<SrvRecord> left : byPriority.values()) {
      Collections.shuffle(left, random);
      left.sort(Comparator.comparing(one -> one.weight > 0));
      while (!left.isEmpty()) {
        ordered.add(left.remove(next(left, random)).host);
      }
    }
    return ordered;
  }

  private static int next(List<SrvRecord> left, RandomGenerator random) {
    int drawn = random.nextInt(left.stream().mapToInt(SrvRecord::weight).sum() + 1);
    int index = 0;
    for (int sum = left.getFirst().weight; sum < drawn; sum += left.get(index).weight) {
      index++;
    }
    return index;
  }
}
