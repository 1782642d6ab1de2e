package io.orcastrike.report;

import java.util.List;

/**
 * How a series went over time. The courses of a run have the same grain: a second in a short run,
 * longer in a long one, so that there are at most 120 blocks. Each iteration or step that ended
 * stands in exactly one block.
 *
 * <p>Immutable.
 *
 * @param key which series
 * @param blocks in order; those in which nothing ended are left out
 */
public record Course(SeriesKey key, List<Block> blocks) {

  /** Copies the blocks. */
  public Course {
    blocks = List.copyOf(blocks);
  }

  /**
   * A piece of a course. Its distributions are packed: small to keep, decoded at each use.
   *
   * @param fromSecond of the run
   * @param toSecond of the run, exclusive
   * @param response microseconds from due to end, pauses taken out; empty for steps
   * @param service microseconds from actual start to end, pauses taken out
   */
  public record Block(int fromSecond, int toSecond, Distribution response, Distribution service) {

    /** Packs the distributions. */
    public Block {
      response = response.packed();
      service = service.packed();
    }

    /** Returns how many ended. */
    public long count() {
      return service.count();
    }
  }

  /** Returns what is judged of a block: response of iterations, service of steps. */
  public Distribution judged(Block block) {
    return key.isIteration() ? block.response() : block.service();
  }
}
