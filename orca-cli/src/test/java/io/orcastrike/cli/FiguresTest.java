package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void breaksBetweenWordsAndLeavesOutWhatDoesNotFit() {
    String text = "drone-1 started iterations late: p99 of the lag";
    assertThat(Figures.wrapped(text, 24, 3))
        .containsExactly("drone-1 started", "iterations late: p99 of", "the lag");
    assertThat(Figures.wrapped(text, 24, 2))
        .containsExactly("drone-1 started", "iterations late: p99 ...");
    assertThat(Figures.wrapped(text, 47, 2)).containsExactly(text);
    assertThat(Figures.wrapped("x".repeat(20), 8, 3))
        .containsExactly("xxxxxxxx", "xxxxxxxx", "xxxx");
  }

  @Test
  void countsTheColumnsOfWideCharacters() {
    assertThat(Figures.columns("\u8ca8\u7269")).isEqualTo(4);
    assertThat(Figures.columns("e\u0301")).isEqualTo(1);
    assertThat(Figures.brief("\u8ca8\u7269\u8239", 6)).isEqualTo("\u8ca8\u7269\u8239");
    assertThat(Figures.brief("\u8ca8\u7269\u8239\u8239", 7)).isEqualTo("\u8ca8\u7269...");
  }
}
