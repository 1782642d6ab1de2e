package io.orcastrike.core.capacity;

import io.orcastrike.report.Capacity;
import java.time.Duration;

/**
 * What a search was, and what came of it.
 *
 * <p>Immutable.
 *
 * @param plan the plan's name
 * @param test where the test came from
 * @param search how the rates were chosen
 * @param settle the time of each trial before its rate was judged
 * @param hold the time for which it was kept
 * @param ending what it came to
 * @param capacity what was found
 */
public record SearchResult(
    String plan,
    String test,
    CapacitySearch search,
    Duration settle,
    Duration hold,
    Ending ending,
    Capacity capacity) {}
