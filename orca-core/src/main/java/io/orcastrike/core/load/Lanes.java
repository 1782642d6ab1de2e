package io.orcastrike.core.load;

import java.util.ArrayList;
import java.util.List;

/**
 * Who makes which part of a load while a team loses drones: a pure function of the team's size and
 * its losses, the same for the leader and every drone. What a lost drone made is dealt out among
 * those who are left, and nothing else moves: number n is owned by drone n mod N, and when that is
 * lost from an instant on, the one in place (n div N) mod S of the S survivors, and so on.
 *
 * <p>Used by one thread at a time.
 */
public final class Lanes {
  private final List<List<Lane>> drones = new ArrayList<>();

  /** Makes the lanes of a whole team. */
  public Lanes(int team) {
    for (int i = 0; i < team; i++) {
      List<Lane> own = new ArrayList<>();
      own.add(Lane.of(new Stripe(i, team)));
      drones.add(own);
    }
  }

  /**
   * Takes in a loss.
   *
   * @param drone the lost one's place in the team
   * @param instant from when on others make its load, in nanoseconds from T0
   * @param known how many changes of the load the lost one knew of for sure, each in time
   * @param survivors who does; empty: nobody
   */
  public void lose(int drone, long instant, int known, List<Integer> survivors) {
    Handover handover = new Handover(instant, known);
    List<Lane> lost = drones.get(drone);
    for (int i = 0; i < survivors.size(); i++) {
      for (Lane lane : lost) {
        drones.get(survivors.get(i)).add(lane.part(i, survivors.size(), handover));
      }
    }
    if (!survivors.isEmpty()) {
      lost.replaceAll(lane -> lane.until(handover));
    }
  }

  /** Returns the lanes of a drone. */
  List<Lane> of(int drone) {
    return List.copyOf(drones.get(drone));
  }
}
