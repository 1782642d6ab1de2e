package io.orcastrike.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.ErrorGroup;
import io.orcastrike.report.SeriesKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorLogTest {

  @Test
  void groupsByPlaceAndNormalisedMessage() {
    ErrorLog log = new ErrorLog();
    log.add("a", "", new ErrorText("status #", "status 500"));
    log.add("a", "", new ErrorText("status #", "status 503"));
    log.add("a", "step", new ErrorText("status #", "status 500"));
    log.add("b", "", new ErrorText("status #", "status 500"));

    assertThat(log.cut())
        .containsExactly(
            new Slice.Failures("a", "", "status #", 2, List.of("status 500", "status 503")),
            new Slice.Failures("a", "step", "status #", 1, List.of("status 500")),
            new Slice.Failures("b", "", "status #", 1, List.of("status 500")));
    assertThat(log.cut()).isEmpty();
  }

  @Test
  void keepsThreeDifferentSamplesOfAGroup() {
    ErrorLog log = new ErrorLog();
    for (int i = 0; i < 1_000; i++) {
      log.add("a", "", new ErrorText("status #", "status " + i / 2));
    }

    assertThat(log.cut())
        .containsExactly(
            new Slice.Failures(
                "a", "", "status #", 1_000, List.of("status 0", "status 1", "status 2")));
  }

  @Test
  void putsGroupsAboveTheLimitUnderOther() {
    ErrorLog log = new ErrorLog();
    for (int i = 0; i < 10_000; i++) {
      log.add("a", "", new ErrorText("message " + "x".repeat(i % 200), "sample"));
    }
    List<Slice.Failures> groups = log.cut();

    assertThat(groups).hasSize(ErrorLog.MOST_GROUPS + 1);
    assertThat(groups.stream().mapToLong(Slice.Failures::count).sum()).isEqualTo(10_000);
    assertThat(groups.get(ErrorLog.MOST_GROUPS).message()).isEqualTo(SeriesKey.OTHER);
    assertThat(groups.get(ErrorLog.MOST_GROUPS).count()).isEqualTo(5_000);
  }

  @Test
  void sumsOverDronesAndTimeAreBoundedTooAndMostFrequentFirst() {
    ErrorSums sums = new ErrorSums();
    for (int i = 0; i < 500; i++) {
      sums.add(Slices.second(i).error("message " + i % 200, 1 + i % 2, "sample " + i).build());
    }
    List<ErrorGroup> groups = sums.groups();

    assertThat(groups).hasSize(ErrorLog.MOST_GROUPS + 1);
    assertThat(groups.stream().mapToLong(ErrorGroup::count).sum()).isEqualTo(750);
    assertThat(groups).isSortedAccordingTo((a, b) -> Long.compare(b.count(), a.count()));
    ErrorGroup third =
        groups.stream()
            .filter(group -> group.message().equals("message 3"))
            .findFirst()
            .orElseThrow();
    assertThat(third)
        .isEqualTo(
            new ErrorGroup(
                "a", "", "message 3", 6, 3, 403, List.of("sample 3", "sample 203", "sample 403")));
  }
}
