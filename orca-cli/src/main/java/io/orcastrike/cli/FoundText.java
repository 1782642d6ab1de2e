package io.orcastrike.cli;

import io.orcastrike.api.Rate;
import io.orcastrike.core.capacity.Ending;
import io.orcastrike.core.capacity.SearchResult;
import io.orcastrike.report.Capacity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a search came to, as text for people: the answer first. */
final class FoundText {
  private final SearchResult result;
  private final Look look;
  private final List<String> lines = new ArrayList<>();

  private FoundText(SearchResult result, Look look) {
    this.result = result;
    this.look = look;
  }

  /**
   * Returns the whole text.
   *
   * @param ended why it ended before its time
   * @param next the command to type next
   */
  static String whole(
      SearchResult result,
      Look look,
      Optional<String> ended,
      List<String> warnings,
      List<Path> files,
      String next) {
    FoundText text = new FoundText(result, look);
    text.addAnswer(ended);
    text.add("thresholds", result.capacity().thresholds().stream().map(Figures::harmless).toList());
    if (!result.capacity().trials().isEmpty()) {
      text.title("trials, by rate");
      text.lines.addAll(TrialText.curve(result.capacity().trials(), look));
    }
    text.add("warnings", warnings.stream().map(each -> Paint.DOUBTFUL.on(each, look)).toList());
    text.add("files", files.stream().map(Path::toString).toList());
    text.add("next", List.of(next));
    return text.text();
  }

  /** Returns the answer and the files only. */
  static String brief(SearchResult result, Look look, Optional<String> ended, List<Path> files) {
    FoundText text = new FoundText(result, look);
    text.addAnswer(ended);
    files.forEach(file -> text.lines.add(file.toString()));
    return text.text();
  }

  private String text() {
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private void addAnswer(Optional<String> ended) {
    lines.add(
        "%s  %s  %s"
            .formatted(
                paint().on(result.ending().name().replace('_', ' '), look),
                Figures.harmless(result.plan()),
                answer()));
    if (!result.capacity().trials().isEmpty()) {
      lines.add("  " + Figures.harmless(result.capacity().conclusion()));
    }
    ended.ifPresent(reason -> lines.add("  " + Figures.harmless(reason)));
  }

  private String answer() {
    Capacity capacity = result.capacity();
    if (capacity.low().isEmpty()) {
      return result.ending() == Ending.NEVER_KEPT
          ? "does not keep its thresholds, not even at " + rate(capacity.high())
          : "no rate is known to keep its thresholds";
    }
    String upTo = "keeps its thresholds up to " + rate(capacity.low());
    return switch (result.ending()) {
      case FOUND -> upTo + ", and not at " + rate(capacity.high());
      case NEVER_BROKEN, NEVER_KEPT -> upTo + ", and maybe more";
      case OUT_OF_REACH -> upTo + ", and maybe more: the drones reach no more";
      case UNFINISHED -> upTo + ", as far as it was tried";
    };
  }

  private Paint paint() {
    return switch (result.ending()) {
      case FOUND, NEVER_BROKEN -> Paint.GOOD;
      case NEVER_KEPT -> Paint.BAD;
      case OUT_OF_REACH, UNFINISHED -> Paint.DOUBTFUL;
    };
  }

  private static String rate(OptionalDouble perSecond) {
    return new Rate(perSecond.orElseThrow()).toString();
  }

  private void add(String title, List<String> section) {
    if (!section.isEmpty()) {
      title(title);
      section.forEach(line -> lines.add("  " + line));
    }
  }

  private void title(String text) {
    lines.add("");
    lines.add(Paint.BOLD.on(text, look));
  }
}
