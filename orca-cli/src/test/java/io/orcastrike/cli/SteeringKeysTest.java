package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.Progress;
import org.junit.jupiter.api.Test;

class SteeringKeysTest {
  private final TestConsole console = new TestConsole();
  private final SteeredRun run = new SteeredRun();
  private final SteeringKeys keys = new SteeringKeys(run, console.console().screen());

  private void press(String all) throws InterruptedException {
    press(all, Progress.Load.PLANNED);
  }

  private void press(String all, Progress.Load now) throws InterruptedException {
    for (char key : all.toCharArray()) {
      keys.press(key, now);
    }
  }

  @Test
  void pauseResumeAndStop() throws Exception {
    press("pRs?\n");
    assertThat(run.asked())
        .containsExactly("pause by terminal", "resume by terminal", "stop by terminal");
    assertThat(console.err())
        .contains("the run does so at 00:47")
        .contains("resume refused: the load is not paused");
  }

  @Test
  void changeTheRateByTenthsOfThePlans() throws Exception {
    press("++-");
    assertThat(run.asked())
        .containsExactly("rate 1.1 by terminal", "rate 1.2 by terminal", "rate 1.1 by terminal");
  }

  @Test
  void neverAskForLessThanATenth() throws Exception {
    press("-".repeat(12));
    assertThat(run.asked()).endsWith("rate 0.1 by terminal", "rate 0.1 by terminal");
  }

  @Test
  void goOnFromTheRateThatSomebodyElseChose() throws Exception {
    press("+");
    press("+", new Progress.Load(3, false));
    assertThat(run.asked()).containsExactly("rate 1.1 by terminal", "rate 3.1 by terminal");
  }

  @Test
  void abortOnlyWhenPressedAgain() throws Exception {
    press("axa");
    assertThat(run.asked()).isEmpty();
    assertThat(console.err()).contains("press a again to abort");
    press("a");
    assertThat(run.asked()).containsExactly("abort by terminal");
  }
}
