package io.orcastrike.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Swarms of separate hosts; deploy/hosts/try says what each case is, and checks it. */
@Tag("machine")
class HostsTest {
  /** So that it can clean up before it is ended by force. */
  private static final String LONGEST_SECONDS = "160";

  private static final String TIME_SCALE = "0.3";

  @ParameterizedTest
  @ValueSource(strings = {"restart", "partition", "teams"})
  void allIsAsPromised(String promise) throws Exception {
    String before = hosts();
    Result result =
        Programs.run(
            List.of(
                "timeout",
                LONGEST_SECONDS,
                Installation.root() + "/deploy/hosts/try",
                "--time-scale",
                TIME_SCALE,
                Installation.home().toString(),
                promise));
    System.out.print(result.output());
    assertThat(result.output()).contains("all as promised");
    assertThat(result.exitCode()).isZero();
    assertThat(hosts()).as("hosts afterwards").isEqualTo(before);
  }

  private static String hosts() throws Exception {
    return Programs.run(List.of("ip", "netns", "list")).output();
  }
}
