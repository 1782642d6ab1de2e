package io.orcastrike.testkit;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * Tells a measurement that is wrong from one that a neighbour on the machine has disturbed. What is
 * asserted is how good a measurement is when nobody else takes the processors; so it is tried again
 * when it fails, and says nothing where other processes took them every time.
 */
final class Patience {
  private static final int TRIES = 3;

  /** Of the machine's processors. */
  private static final double MOST_TAKEN_BY_OTHERS = 0.05;

  private Patience() {}

  interface Attempt {
    void run() throws Exception;
  }

  static void untilUndisturbed(Attempt attempt) throws Exception {
    List<AssertionError> failures = new ArrayList<>();
    List<Double> taken = new ArrayList<>();
    while (failures.size() < TRIES) {
      takenByOthers();
      try {
        attempt.run();
        return;
      } catch (AssertionError e) {
        taken.add(takenByOthers());
        failures.add(e);
        Figures.state("failed", "others took %.0f %%".formatted(100 * taken.getLast()));
      }
    }
    boolean disturbed = taken.stream().allMatch(share -> share > MOST_TAKEN_BY_OTHERS);
    AssertionError last = failures.removeLast();
    failures.forEach(last::addSuppressed);
    Assumptions.assumeFalse(disturbed, () -> "the machine was never quiet: " + last);
    throw last;
  }

  /** Returns what other processes took since this was asked before, 0 to 1. */
  private static double takenByOthers() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return system.getCpuLoad() - system.getProcessCpuLoad();
  }
}
