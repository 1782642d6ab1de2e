package io.orcastrike.maven;

import io.orcastrike.spi.Clock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a loader was built.
 *
 * @param repositories urls by their ids, in the order in which they are asked
 * @param settings empty: the one of Maven, if there is one
 * @param localRepository empty: what the settings say
 * @param allowed groups, with those below them
 * @param all whether every group is allowed
 * @param timeout the longest silence of a repository
 * @param deadline the longest search
 * @param mostBytes that a search may fetch
 */
record Options(
    Map<String, String> repositories,
    Optional<Path> settings,
    Optional<Path> localRepository,
    boolean offline,
    boolean snapshots,
    List<String> allowed,
    boolean all,
    Duration timeout,
    Duration deadline,
    long mostBytes,
    Consumer<String> progress,
    Clock clock) {
  private static final Duration MOST_TO_CONNECT = Duration.ofSeconds(10);

  int connectMillis() {
    return (int) (timeout.compareTo(MOST_TO_CONNECT) < 0 ? timeout : MOST_TO_CONNECT).toMillis();
  }

  int requestMillis() {
    return (int) timeout.toMillis();
  }
}
