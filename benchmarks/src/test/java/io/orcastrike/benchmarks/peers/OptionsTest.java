package io.orcastrike.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void choosesAllWhereNobodyDoes() {
    assertThat(Options.of().chosen())
        .extracting(Case::name)
        .containsExactly(
            "highest", "constant-1000", "constant-5000", "stall", "users", "start", "size");
  }

  @Test
  void choosesByWhatNamesBeginWith() {
    Options options = Options.of("--rounds", "2", "constant", "--peers", "wrk,orca", "size");

    assertThat(options.chosen())
        .extracting(Case::name)
        .containsExactly("constant-1000", "constant-5000", "size");
    assertThat(options.rounds()).hasValue(2);
    assertThat(options.peers()).isEqualTo(List.of("wrk", "orca"));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    refuses("there is no option --fast", "--fast");
    refuses("--rounds needs a value", "--rounds");
    refuses("--rounds must be 1 to 20, was 0", "--rounds", "0");
    refuses("--seconds must be 4 to 300, was many", "--seconds", "many");
    refuses("no case is named [slow]", "slow");
  }

  private static void refuses(String why, String... arguments) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of(arguments).chosen())
        .withMessage(why + "\n\n" + Options.USAGE);
  }
}
