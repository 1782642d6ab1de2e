package io.orcastrike.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What systemd itself says of the units. */
@Tag("machine")
class SystemdUnitsTest {
  private static final double MOST_EXPOSED = 2.5;
  private static final Pattern EXPOSURE = Pattern.compile("exposure level for .*: (\\d+\\.\\d+)");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"orca-drone@.service", "orca-leader@.service"})
  void systemdFindsNothingWrong(String unit) throws Exception {
    Result result = verify(unit, text(unit));
    assertThat(result.output()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"orca-drone@.service", "orca-leader@.service"})
  void systemdWouldFindASlip(String unit) throws Exception {
    String slip = text(unit).replace("ProtectClock=yes", "ProtectClok=yes");
    assertThat(verify(unit, slip).output()).contains("ProtectClok");
  }

  @ParameterizedTest
  @ValueSource(strings = {"orca-drone@.service", "orca-leader@.service"})
  void isHardlyExposed(String unit) throws Exception {
    assertThat(exposure(unit, text(unit))).isLessThanOrEqualTo(MOST_EXPOSED);
  }

  @Test
  void systemdCountsWhatIsLeftOpen() throws Exception {
    String open = text("orca-drone@.service").replaceAll("(?m)^(DynamicUser|User|Protect).*$", "");
    assertThat(exposure("orca-drone@.service", open)).isGreaterThan(MOST_EXPOSED);
  }

  private Result verify(String unit, String text) throws Exception {
    return Programs.run(
        List.of("systemd-analyze", "verify", "--man=no", write(unit, text).toString()));
  }

  private double exposure(String unit, String text) throws Exception {
    Path file = write(unit, text);
    Result result =
        Programs.run(
            List.of(
                "systemd-analyze", "security", "--offline=true", "--no-pager", file.toString()));
    Matcher level = EXPOSURE.matcher(result.output());
    assertThat(level.find()).as(result.output()).isTrue();
    return Double.parseDouble(level.group(1));
  }

  private Path write(String unit, String text) throws IOException {
    return Files.writeString(folder.resolve(unit), text);
  }

  /** Returns a unit that starts this build, as systemd looks whether there is such a program. */
  private static String text(String unit) throws Exception {
    return Files.readString(Installation.root().resolve("deploy/systemd").resolve(unit))
        .replace("/opt/orca/orca", Installation.launcher());
  }
}
