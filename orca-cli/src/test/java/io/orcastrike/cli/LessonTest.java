package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LessonTest {
  @Test
  void saysWhyBothTimesPart() {
    String lesson = Lesson.text(Examples.report());
    assertThat(lesson)
        .startsWith("why response and service time part")
        .contains("p90 of the response time is 577 ms, of the service time only 288 ms");
    assertThat(lesson.lines()).allMatch(line -> line.length() <= 80);
  }
}
