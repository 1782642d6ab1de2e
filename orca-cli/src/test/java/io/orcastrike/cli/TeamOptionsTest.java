package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.protocol.LossPolicy;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TeamOptionsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--quorum 1",
        "--quorum 3 --most-drones 5 --quorum-within 90s --on-loss respread:0.3 --sign-with"
            + " leader.key",
      })
  void areTypedAgainByTheirFlags(String flags) {
    TeamOptions options = new TeamOptions();

    new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(options))
        .registerConverter(Duration.class, new TimeConverter())
        .registerConverter(LossPolicy.class, new LossPolicyConverter())
        .parseArgs(flags.split(" "));

    assertThat(options.flags()).isEqualTo(" " + flags);
  }
}
