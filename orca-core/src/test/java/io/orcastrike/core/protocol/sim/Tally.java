package io.orcastrike.core.protocol.sim;

/** What came of many runs, so that nothing is asserted of nothing. */
public final class Tally {
  int runs;
  int went;
  int complete;
  int losing;
  int respread;
  int carriedOn;
  int resumed;
  int kept;
  int lapsed;
  int noQuorum;
  int ordered;
  int steppedDown;
  int joinedSlices;
  int takenOverNumbers;
  int steered;
  int notSteered;
  int excess;
  int checkpoints;

  @Override
  public String toString() {
    return ("%d runs, %d went, %d complete, %d lost drones, %d respread (%d numbers taken over), "
            + "%d carried on, %d resumed, %d lapsed, %d kept a remainder, %d without quorum, "
            + "%d ordered, %d changes of the load and %d refused, %d excesses, %d checkpoints, "
            + "%d stepped down, %d slices over the end of warm-up")
        .formatted(
            runs,
            went,
            complete,
            losing,
            respread,
            takenOverNumbers,
            carriedOn,
            resumed,
            lapsed,
            kept,
            noQuorum,
            ordered,
            steered,
            notSteered,
            excess,
            checkpoints,
            steppedDown,
            joinedSlices);
  }
}
