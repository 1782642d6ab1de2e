package io.orcastrike.core.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * Joins the seconds that each drone sends to intervals.
 *
 * <p>Used by one thread at a time.
 */
public final class DroneIntervals {
  /** How long an interval is where nothing cuts it short. */
  public static final int SECONDS = 10;

  private final Closed closed;
  private final List<OpenInterval> drones = new ArrayList<>();

  /** Takes an interval that does not change any more. */
  public interface Closed {
    /**
     * Takes it.
     *
     * @param drone the place in the team
     * @param number of the last batch in it
     */
    void accept(int drone, long number, Slice interval);
  }

  /** Makes it for a team of so many drones. */
  public DroneIntervals(int team, Closed closed) {
    this.closed = closed;
    for (int i = 0; i < team; i++) {
      drones.add(new OpenInterval());
    }
  }

  /**
   * Adds what a drone has sent.
   *
   * @param number of the batch
   * @param closes whether it is the last part of its seconds
   */
  public void add(int drone, long number, Slice slice, boolean closes) {
    OpenInterval open = drones.get(drone);
    open.add(number, slice, closes);
    if (closes && (open.isFinished() || open.isFull())) {
      close(drone);
    }
  }

  /** Notes that a drone has sent its last, or is lost: what still comes stands for itself. */
  public void finish(int drone) {
    drones.get(drone).finish();
    close(drone);
  }

  /** Closes every interval as it is. */
  public void close() {
    for (int i = 0; i < drones.size(); i++) {
      close(i);
    }
  }

  private void close(int drone) {
    OpenInterval open = drones.get(drone);
    if (!open.isEmpty()) {
      closed.accept(drone, open.number(), open.take());
    }
  }
}
