package io.orcastrike.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SteerCommandTest {
  @Test
  void readsWhatItWrites() {
    List<SteerCommand> all =
        List.of(
            new SteerCommand.Pause(),
            new SteerCommand.Resume(),
            new SteerCommand.Rate(1.5),
            new SteerCommand.Stop(),
            new SteerCommand.Abort());
    for (SteerCommand command : all) {
      assertThat(SteerCommand.parse(command.text())).isEqualTo(command);
    }
    assertThat(SteerCommand.parse("  rate x0.5 ")).isEqualTo(new SteerCommand.Rate(0.5));
  }

  @Test
  void saysWhatACommandIs() {
    for (String wrong : List.of("", "faster", "pause now", "rate", "rate 1 2")) {
      assertThatThrownBy(() -> SteerCommand.parse(wrong))
          .hasMessageContaining(
              "must be pause, resume, rate FACTOR, stop or abort, was \"" + wrong);
    }
    assertThatThrownBy(() -> SteerCommand.parse("rate much"))
        .hasMessageContaining("a number such as 1.5, times the plan's, was \"much\"");
    for (String wrong : List.of("0", "-1", "101", "NaN", "Infinity")) {
      assertThatThrownBy(() -> SteerCommand.parse("rate " + wrong))
          .hasMessageContaining("from 0.01 to 100 times the plan's, was ");
    }
  }
}
