package io.orcastrike.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TotalsTest {
  private static final Totals SOME = new Totals(20, 10, 6, 3, 1, new Totals.Dropped(1, 2, 3), 3, 1);

  @Test
  void areBalancedWhenEveryIterationIsAccountedFor() {
    assertThat(SOME.balanced()).isTrue();
    assertThat(SOME.plus(SOME).balanced()).isTrue();
    assertThat(Totals.ZERO.balanced()).isTrue();
    assertThat(new Totals(1, 0, 0, 0, 0, Totals.Dropped.ZERO, 0, 0).balanced()).isFalse();
    assertThat(new Totals(1, 1, 0, 0, 0, Totals.Dropped.ZERO, 0, 0).balanced()).isFalse();
  }

  @Test
  void addUp() {
    assertThat(SOME.plus(Totals.ZERO)).isEqualTo(SOME);
    assertThat(SOME.plus(SOME))
        .isEqualTo(new Totals(40, 20, 12, 6, 2, new Totals.Dropped(2, 4, 6), 6, 2));
    assertThat(SOME.ended()).isEqualTo(10);
    assertThat(SOME.dropped().total()).isEqualTo(6);
  }
}
