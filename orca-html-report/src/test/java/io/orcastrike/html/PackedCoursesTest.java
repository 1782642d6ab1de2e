package io.orcastrike.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.html.PackedCourses.Piece;
import io.orcastrike.report.RunReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackedCoursesTest {
  private static final RunReport REPORT = MadeUpRun.of(60);
  private static final List<StepRow> ROWS = StepRow.of(REPORT.series());

  @Test
  void aShortRunKeepsItsBlocks() {
    PackedCourses courses = PackedCourses.of(REPORT, ROWS);
    assertThat(courses.grid()).hasSize(60).startsWith(new Piece(0, 1)).endsWith(new Piece(59, 60));
    assertThat(courses.series()).hasSameSizeAs(REPORT.courses());
  }

  @Test
  void neighboursAreJoinedUntilTheyFit() {
    int most = 10_000;
    PackedCourses courses = PackedCourses.of(REPORT.courses(), ROWS, most);
    assertThat(courses.series().stream().mapToInt(series -> series.blocks().length()).sum())
        .isBetween(most / 4, most);
    List<Piece> grid = courses.grid();
    assertThat(grid).hasSizeLessThan(60);
    for (int i = 1; i < grid.size(); i++) {
      assertThat(grid.get(i).fromSecond()).isEqualTo(grid.get(i - 1).toSecond());
    }
    assertThat(grid.get(0).fromSecond()).isZero();
    assertThat(grid.get(grid.size() - 1).toSecond()).isEqualTo(60);
  }

  @Test
  void howeverLittleRoomThereIsTheWholeRunIsThere() {
    PackedCourses courses = PackedCourses.of(REPORT.courses(), ROWS, 0);
    assertThat(courses.grid()).containsExactly(new Piece(0, 60));
    assertThat(courses).isEqualTo(PackedCourses.of(REPORT.courses(), ROWS, 1));
    assertThat(courses.series())
        .zipSatisfy(
            PackedCourses.whole(REPORT.series(), ROWS, 60).series(),
            (joined, whole) -> assertThat(joined.blocks()).isEqualTo(whole.blocks()));
  }
}
