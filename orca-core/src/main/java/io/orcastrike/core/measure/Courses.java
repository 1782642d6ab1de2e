package io.orcastrike.core.measure;

import io.orcastrike.report.Course;
import io.orcastrike.report.SeriesKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How every series of a run goes over time. Blocks are a second long at first; when a run becomes
 * too long for that, neighbours are joined, and again. Blocks of any two grains nest, and from ten
 * seconds on they divide hours, so that runs of different length can be laid beside each other.
 *
 * <p>Used by one thread at a time.
 */
final class Courses {
  /** The most blocks of a course. */
  static final int MOST = 120;

  private static final List<Integer> GRAINS = List.of(1, 5, 10, 30, 60, 300, 900, 3_600);

  private final TreeMap<SeriesKey, List<Course.Block>> closed = new TreeMap<>(SeriesSum.ORDER);
  private final Map<SeriesKey, SeriesSum> open = new HashMap<>();
  private int grain = 1;
  private int openFrom;
  private int end;

  /** Adds what ended in a second; seconds come in order, one again and again where need be. */
  void add(int second, Tally ended) {
    while (second / grain >= MOST) {
      close();
      coarsen();
    }
    if (second / grain != openFrom / grain) {
      close();
    }
    if (open.isEmpty()) {
      openFrom = second;
    }
    end = second + 1;
    ended.addSeriesTo(open);
  }

  /** Returns the course of every series up to now, with seconds that may still change. */
  List<Course> with(Map<Integer, Tally> unsettled) {
    Courses all = new Courses();
    closed.forEach((key, blocks) -> all.closed.put(key, new ArrayList<>(blocks)));
    open.forEach((key, sum) -> all.open.computeIfAbsent(key, SeriesSum::new).add(sum));
    all.grain = grain;
    all.openFrom = openFrom;
    all.end = end;
    unsettled.forEach(all::add);
    all.close();
    return all.closed.entrySet().stream()
        .map(course -> new Course(course.getKey(), all.ended(course.getValue())))
        .toList();
  }

  /** The run's last block ends with the run. */
  private List<Course.Block> ended(List<Course.Block> blocks) {
    Course.Block last = blocks.getLast();
    if (last.toSecond() > end) {
      blocks.set(
          blocks.size() - 1,
          new Course.Block(last.fromSecond(), end, last.response(), last.service()));
    }
    return blocks;
  }

  private void close() {
    int from = openFrom / grain * grain;
    open.forEach(
        (key, sum) -> {
          Course.Block block = sum.block(from, from + grain);
          if (block.count() > 0) {
            closed.computeIfAbsent(key, unused -> new ArrayList<>()).add(block);
          }
        });
    open.clear();
  }

  private void coarsen() {
    int place = GRAINS.indexOf(grain);
    boolean isLast = place < 0 || place == GRAINS.size() - 1;
    grain = isLast ? 2 * grain : GRAINS.get(place + 1);
    closed.replaceAll(this::joined);
  }

  private List<Course.Block> joined(SeriesKey key, List<Course.Block> blocks) {
    TreeMap<Integer, SeriesSum> sums = new TreeMap<>();
    for (Course.Block block : blocks) {
      int from = block.fromSecond() / grain * grain;
      sums.computeIfAbsent(from, unused -> new SeriesSum(key)).add(block);
    }
    List<Course.Block> joined = new ArrayList<>();
    sums.forEach((from, sum) -> joined.add(sum.block(from, from + grain)));
    return joined;
  }
}
