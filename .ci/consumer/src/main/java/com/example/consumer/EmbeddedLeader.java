package com.example.consumer;

import io.orcastrike.core.Orca;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Totals;

/** An application with a leader in it: says what came of a run, and on which path Orca was. */
public final class EmbeddedLeader {
  private EmbeddedLeader() {}

  /** Runs a test, and fails unless all of its load was made. */
  public static void main(String[] arguments) throws Exception {
    try (PingServer server = new PingServer()) {
      RunReport report = Orca.test(PingTest::new).drones(2).start().await();
      Totals totals = report.totals();
      if (totals.planned() != 40 || !totals.balanced()) {
        throw new IllegalStateException("40 iterations must be accounted for, were " + totals);
      }
      Module module = Orca.class.getModule();
      System.out.printf(
          "%s with %s of %d iterations, by Orca %s on the %s path%n",
          report.verdict(),
          totals.succeeded(),
          totals.planned(),
          report.info().orcaVersion(),
          module.isNamed() ? "module" : "class");
    }
  }
}
