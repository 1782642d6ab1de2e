package io.orcastrike.cli;

import io.orcastrike.cli.doctor.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a doctor found, as lines for people. */
final class FindingsText {
  private static final int WIDTH = 80;
  private static final int LEVEL = 9;
  private static final int CHECK = 17;
  private static final int MOST_LINES = 6;

  private FindingsText() {}

  static List<String> lines(List<Finding> findings, Look look) {
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings) {
      String level = finding.level().name().toLowerCase(Locale.ROOT);
      String head =
          "  "
              + paint(finding.level()).on(level, look)
              + " ".repeat(LEVEL - level.length())
              + padded(Figures.harmless(finding.check()));
      indented(head, Paint.PLAIN, finding.figure(), look, lines);
      if (!finding.remedy().isEmpty()) {
        indented(
            " ".repeat(2 + LEVEL) + padded(look.text("→", "->")),
            Paint.BOLD,
            finding.remedy(),
            look,
            lines);
      }
    }
    return lines;
  }

  private static void indented(
      String head, Paint paint, String text, Look look, List<String> lines) {
    int begin = 2 + LEVEL + CHECK;
    String before = head;
    for (String line : Figures.wrapped(text, WIDTH - begin, MOST_LINES)) {
      lines.add(before + paint.on(line, look));
      before = " ".repeat(begin);
    }
  }

  private static String padded(String text) {
    return text + " ".repeat(Math.max(1, CHECK - Figures.columns(text)));
  }

  private static Paint paint(Finding.Level level) {
    return switch (level) {
      case OK -> Paint.GOOD;
      case WARNING -> Paint.DOUBTFUL;
      case TROUBLE -> Paint.BAD;
    };
  }
}
