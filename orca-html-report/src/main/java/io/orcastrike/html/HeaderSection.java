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
  private static final int MOST_SHOWN = 6;
  private static final int MOST_SCENARIOS = 5;

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
    trust();
    spent(Spent.of(rows));
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
      list(report.reasons()); // those of an invalid run say why it cannot be trusted
    }
    html.end();
  }

  private void trust() {
    Trust trust = Trust.of(report);
    html.begin("section", "class", "answer " + trust.tone().styled(), "id", "trust");
    html.element("h2", "Can I trust it?", "class", "asked").begin("p", "class", "said");
    trust.tone().write(html, 26);
    html.element("strong", trust.headline()).end();
    String machines = Trust.machines(report);
    if (!machines.isEmpty()) {
      html.element("p", machines);
    }
    list(trust.remarks());
    html.end();
  }

  private void spent(List<Spent> scenarios) {
    html.begin("section", "class", "answer", "id", "spent");
    html.element("h2", "Where did the time go?", "class", "asked");
    if (scenarios.isEmpty()) {
      html.element("p", "No iteration ended.").end();
      return;
    }
    for (Spent spent : scenarios.subList(0, Math.min(MOST_SCENARIOS, scenarios.size()))) {
      Spent.Part largest = spent.largest();
      html.begin("p").element("strong", spent.scenario(), "dir", "auto", "class", "name");
      html.text(" %s ms on average, ".formatted(Figures.millis(spent.meanMicros())));
      html.text(Figures.percent(largest.micros() / spent.sumMicros()) + " of it ");
      html.element("bdi", largest.name()).end();
      html.add(SpentBar.svg(spent));
    }
    if (scenarios.size() > MOST_SCENARIOS) {
      String more = Figures.plural(scenarios.size() - MOST_SCENARIOS, "more scenario");
      html.element("p", more + ", with less time in all, in the table below", "class", "quiet");
    }
    html.end();
  }

  /** Writes a few texts, and the others where they can be unfolded. */
  private void list(List<String> texts) {
    if (texts.isEmpty()) {
      return;
    }
    items(texts.subList(0, Math.min(MOST_SHOWN, texts.size())));
    if (texts.size() > MOST_SHOWN) {
      html.begin("details").element("summary", "%d more".formatted(texts.size() - MOST_SHOWN));
      items(texts.subList(MOST_SHOWN, texts.size()));
      html.end();
    }
  }

  private void items(List<String> texts) {
    html.begin("ul");
    texts.forEach(text -> html.element("li", text, "dir", "auto"));
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
