package io.orcastrike.html;

import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The top of the page: good or not, to be trusted or not, where the time went; and what was run.
 */
final class HeaderSection {

  private final Html html;
  private final RunReport report;

  HeaderSection(Html html, RunReport report) {
    this.html = html;
    this.report = report;
  }

  void write(List<StepRow> rows) {
    html.begin("header").begin("div", "class", "title");
    html.element("h1", report.info().plan(), "dir", "auto");
    html.element("p", subtitle(), "class", "quiet", "dir", "auto");
    html.end().begin("div", "class", "answers");
    verdict();
    Trust.of(report).write(html, Trust.machines(report));
    SpentSection.write(html, Spent.of(rows));
    html.end();
    facts(report.info());
    html.end();
  }

  private String subtitle() {
    RunInfo info = report.info();
    return "Run %s · %s UTC · %s of %s · %s"
        .formatted(
            info.runId(),
            info.startedAt()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replaceAll("[TZ]", " ")
                .trim(),
            Figures.clock(report.elapsed()),
            Figures.clock(info.planned()),
            Figures.plural(info.drones().size(), "drone"));
  }

  private void verdict() {
    Tone tone = Tone.of(report.verdict());
    html.begin("section", "class", "answer " + tone.styled(), "id", "verdict");
    html.element("h2", "Was it good?", "class", "asked").begin("p", "class", "said");
    tone.write(html, 26);
    html.element("strong", report.verdict().name().replace('_', ' ')).end();
    html.element("p", words(report.verdict()));
    if (report.verdict() != Verdict.INVALID) {
      Texts.write(html, report.reasons()); // those of an invalid run say why it cannot be trusted
    }
    html.end();
  }

  private void facts(RunInfo info) {
    html.begin("details", "class", "facts").element("summary", "What was run");
    html.begin("dl");
    fact("test", List.of(info.test()));
    fact("run", List.of(info.runId()));
    fact("parameters", pairs(info.parameters()));
    fact("tags", pairs(info.tags()));
    fact("note", info.note().isEmpty() ? List.of() : List.of(info.note()));
    fact("scale", List.of(Figures.threeDigits(info.scale())));
    fact("seed", List.of(Long.toString(info.seed())));
    fact("drones", info.drones().stream().limit(200).toList());
    fact("versions", List.of("Orca " + info.orcaVersion(), "Java " + info.javaVersion()));
    fact("started", List.of(info.startedAt().toString()));
    fact(
        "files, SHA-256",
        info.lock().stream().limit(100).map(file -> file.name() + " " + file.sha256()).toList());
    html.end().end();
  }

  private void fact(String name, List<String> texts) {
    if (!texts.isEmpty()) {
      html.element("dt", name);
      texts.forEach(text -> html.element("dd", text, "dir", "auto"));
    }
  }

  private static List<String> pairs(Map<String, String> map) {
    List<String> pairs = new ArrayList<>();
    new TreeMap<>(map).forEach((name, value) -> pairs.add(name + " = " + value));
    return pairs.stream().limit(100).toList();
  }

  private static String words(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> "Every threshold was kept.";
      case FAILED -> "A threshold was broken.";
      case INVALID -> "The generators did not do what was planned.";
      case INCONCLUSIVE -> "There is not enough data to judge it.";
      case INTERNAL_ERROR -> "A fault of Orca's own.";
      case USAGE -> "The command, the plan or a parameter was wrong.";
      case NO_QUORUM -> "Too few drones joined, or a server was out of reach.";
      case NOT_PREPARED -> "The test could not be prepared.";
      case NOT_COMPLETED -> "The run ended before its time.";
      case INTERRUPTED -> "Stopped by hand; this is the result up to then.";
      case TERMINATED -> "Stopped by the system; this is the result up to then.";
    };
  }
}
