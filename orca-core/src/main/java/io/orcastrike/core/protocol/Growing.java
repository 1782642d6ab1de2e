package io.orcastrike.core.protocol;

import java.util.List;
import java.util.function.Predicate;

/**
 * The beginning, taken in so far, of a list that its leader only adds to.
 *
 * <p>Used by one thread at a time.
 */
final class Growing<T> {
  private List<T> taken = List.of();

  int size() {
    return taken.size();
  }

  /** Tells whether a list begins with what was taken in. */
  boolean isBeginningOf(List<T> said) {
    return said.size() >= taken.size() && said.subList(0, taken.size()).equals(taken);
  }

  /**
   * Takes in what follows in a list that begins with what was taken in.
   *
   * @param ripe whether one is to be taken in; the first that is not keeps back all after it
   * @return what was taken in now
   */
  List<T> grow(List<T> said, Predicate<T> ripe) {
    List<T> news = said.stream().skip(taken.size()).takeWhile(ripe).toList();
    taken = List.copyOf(said.subList(0, taken.size() + news.size()));
    return news;
  }
}
