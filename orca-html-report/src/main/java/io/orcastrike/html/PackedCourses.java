package io.orcastrike.html;

import io.orcastrike.report.Course;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Series;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The courses of a run's series as the page holds them, so that it can compute the percentiles of
 * any part of the run. Where there are so many series that they would outgrow the page,
 * neighbouring blocks are joined.
 *
 * @param grid the pieces of the run for which there are figures
 * @param series what was measured in them
 */
record PackedCourses(List<Piece> grid, List<Packed> series) {
  /** What the courses of a page may take, by how many series there are; and in all. */
  private static final int CHARACTERS = 80_000;

  private static final int CHARACTERS_EACH = 4_000;
  private static final int MOST_CHARACTERS = 500_000;

  /** Seconds of the run, the last one not included. */
  record Piece(int fromSecond, int toSecond) {}

  /**
   * A series: for each block in which something ended the distance to the one before in the grid;
   * then, of those that succeeded, the buckets of their response time (iterations only) and service
   * time, and of others how many there were.
   */
  record Packed(int row, Outcome outcome, String blocks) {}

  private record Block(int place, long count, Buckets response, Buckets service) {
    Block join(Block other) {
      return new Block(
          place, count + other.count, response.plus(other.response), service.plus(other.service));
    }
  }

  private record Unpacked(int row, boolean isIteration, Outcome outcome, List<Block> blocks) {}

  static PackedCourses of(RunReport report, List<StepRow> rows) {
    if (report.courses().isEmpty()) {
      return whole(report.series(), rows, report.elapsed().toNanos() / 1e9);
    }
    int wanted = CHARACTERS + CHARACTERS_EACH * report.courses().size();
    return of(report.courses(), rows, Math.min(MOST_CHARACTERS, wanted));
  }

  /** Returns the courses as if they had one block. */
  static PackedCourses whole(List<Series> all, List<StepRow> rows, double seconds) {
    int end = (int) Math.max(1, Math.ceil(seconds));
    List<Course> courses = new ArrayList<>();
    for (Series series : all) {
      Course.Block block = new Course.Block(0, end, series.response(), series.service());
      courses.add(new Course(series.key(), List.of(block)));
    }
    return of(courses, rows, Integer.MAX_VALUE);
  }

  static PackedCourses of(List<Course> courses, List<StepRow> rows, int mostCharacters) {
    NavigableMap<Integer, Integer> ends = new TreeMap<>();
    for (Course course : courses) {
      course.blocks().forEach(b -> ends.merge(b.fromSecond(), b.toSecond(), Math::max));
    }
    List<Piece> grid = new ArrayList<>();
    Map<Integer, Integer> places = new HashMap<>();
    ends.forEach(
        (from, to) -> {
          places.put(from, grid.size());
          grid.add(new Piece(from, to));
        });
    List<Unpacked> all = unpacked(courses, rows, places);
    int joined = 1;
    while (true) {
      List<Packed> packed = new ArrayList<>();
      long characters = 0;
      for (Unpacked series : all) {
        String blocks = pack(series, joined);
        characters += blocks.length();
        packed.add(new Packed(series.row(), series.outcome(), blocks));
      }
      if (characters <= mostCharacters || joined >= grid.size()) {
        return new PackedCourses(join(grid, joined), packed);
      }
      joined *= 2;
    }
  }

  private static List<Unpacked> unpacked(
      List<Course> courses, List<StepRow> rows, Map<Integer, Integer> places) {
    Map<StepRow.Key, Integer> numbers = new HashMap<>();
    rows.forEach(row -> numbers.put(row.key(), numbers.size()));
    List<Unpacked> all = new ArrayList<>();
    for (Course course : courses) {
      Integer row = numbers.get(StepRow.Key.of(course.key()));
      if (row != null && !course.key().warmUp()) {
        boolean isJudged = course.key().outcome() == Outcome.SUCCEEDED;
        List<Block> blocks = new ArrayList<>();
        for (Course.Block block : course.blocks()) {
          blocks.add(
              new Block(
                  places.getOrDefault(block.fromSecond(), 0),
                  block.count(),
                  buckets(block.response(), isJudged),
                  buckets(block.service(), isJudged)));
        }
        all.add(new Unpacked(row, course.key().isIteration(), course.key().outcome(), blocks));
      }
    }
    return all;
  }

  private static Buckets buckets(Distribution times, boolean isJudged) {
    return isJudged ? Buckets.of(times, BucketScale.FINE) : Buckets.NONE;
  }

  private static String pack(Unpacked series, int joined) {
    NavigableMap<Integer, Block> blocks = new TreeMap<>();
    for (Block block : series.blocks()) {
      blocks.merge(block.place() / joined, block, Block::join);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int before = 0;
    for (Map.Entry<Integer, Block> entry : blocks.entrySet()) {
      Buckets.writeNumber(bytes, entry.getKey() - before);
      before = entry.getKey();
      Block block = entry.getValue();
      if (series.outcome() != Outcome.SUCCEEDED) {
        Buckets.writeNumber(bytes, block.count());
        continue;
      }
      if (series.isIteration()) {
        block.response().write(bytes);
      }
      block.service().write(bytes);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static List<Piece> join(List<Piece> grid, int joined) {
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < grid.size(); i += joined) {
      Piece last = grid.get(Math.min(i + joined, grid.size()) - 1);
      pieces.add(new Piece(grid.get(i).fromSecond(), last.toSecond()));
    }
    return pieces;
  }
}
