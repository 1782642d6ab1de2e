package io.orcastrike.core.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.orcastrike.report.Interval;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.ThresholdResult;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A result can be read back as it was written, and what is none is refused with its reason. */
class ResultFileTest {
  private static final List<String> ADDED_LATER =
      List.of("courses", "slowest", "steering", "targets");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** What a reader has from elsewhere in the document. */
  private static final Pattern DERIVED =
      Pattern.compile(
          "/exitCode|/series/\\d+/count|.*/(responseMs|serviceMs)|/team/\\d+/(lagMs|probeMs)"
              + "|/distributions/[^/]+/(?!histogram).*");

  /** What an author has named, or not. */
  private static final Pattern NAMED =
      Pattern.compile(
          "/(parameters|tags|counters|workloads|distributions)/[^/]+|/team/\\d+/results/[^/]+");

  @TempDir Path folder;

  private RunReport read(String text) throws IOException {
    Path file = folder.resolve("result.json");
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    return ResultFile.read(file);
  }

  private static ObjectNode document() throws IOException {
    return (ObjectNode) MAPPER.readTree(ResultJson.text(Reports.full()));
  }

  @Test
  void isTheReportThatWasWritten() throws IOException {
    for (int seed = 0; seed < 60; seed++) {
      RunReport report = RandomReports.of(seed);
      String text = ResultJson.text(report);
      assertThat(read(text)).as("seed %d", seed).isEqualTo(report);
      assertThat(ResultJson.text(read(text))).as("seed %d", seed).isEqualTo(text);
    }
  }

  @Test
  void isTheReportOfARunThatNeverBeganAndOfTheLargest() throws IOException {
    for (RunReport report : List.of(RandomReports.neverBegan(), RandomReports.big())) {
      String text = ResultJson.text(report);
      assertThat(read(text).equals(report)).isTrue();
      assertThat(ResultJson.text(read(text)).equals(text)).isTrue();
    }
  }

  @Test
  void hasAllButANumberThatIsNone() throws IOException {
    RunReport full = Reports.full();
    String text = ResultJson.text(full);
    RunReport read = read(text);
    assertThat(ResultJson.text(read)).isEqualTo(text);
    List<ThresholdResult> expected = new ArrayList<>(full.thresholds());
    ThresholdResult last = expected.removeLast();
    assertThat(last.observed()).hasValue(Double.NaN);
    expected.add(
        new ThresholdResult(
            last.expression(),
            last.state(),
            OptionalDouble.empty(),
            last.bound(),
            last.firstBreach(),
            last.explanation()));
    assertThat(read.thresholds()).isEqualTo(expected);
    assertThat(read.info()).isEqualTo(full.info());
    assertThat(read.series()).isEqualTo(full.series());
    assertThat(read.drones()).isEqualTo(full.drones());
    assertThat(read.losses()).isEqualTo(full.losses());
    assertThat(read.deliveries()).isEqualTo(full.deliveries());
    assertThat(read.timeline()).extracting(Interval::response).containsExactly(Reports.millis(5));
  }

  @Test
  void namesWithHalfASurrogatePairAreWrittenInTheOrderInWhichTheyAreRead() throws IOException {
    RunReport plain = RandomReports.neverBegan();
    RunReport odd =
        new RunReport(
            plain.info(),
            plain.verdict(),
            plain.reasons(),
            plain.elapsed(),
            plain.complete(),
            plain.totals(),
            plain.workloads(),
            plain.series(),
            plain.thresholds(),
            plain.errors(),
            plain.slowest(),
            plain.checks(),
            Map.of("\ud800", 1L, "b", 2L),
            plain.distributions(),
            plain.drones(),
            plain.losses(),
            plain.timeline(),
            plain.courses(),
            plain.steering(),
            plain.deliveries(),
            plain.warnings());
    String text = ResultJson.text(odd);
    assertThat(read(text).counters()).containsExactly(Map.entry("?", 1L), Map.entry("b", 2L));
    assertThat(ResultJson.text(read(text))).isEqualTo(text);
  }

  @Test
  void resultsOfEarlierVersionsHaveNoCoursesAndNoSteering() throws IOException {
    ObjectNode document = document();
    document.remove(ADDED_LATER);
    RunReport report = read(document.toString());
    assertThat(report.courses()).isEmpty();
    assertThat(report.steering()).isEmpty();
    assertThat(report.info().targets()).isEmpty();
    assertThat(report.timeline()).isNotEmpty();
  }

  @Test
  void everythingThatIsMissingIsNamed() throws IOException {
    List<String> missing = new ArrayList<>();
    forEachField(
        (document, parent, name, path) -> {
          parent.remove(name);
          if (!ADDED_LATER.contains(path)) {
            assertRefused(document, "\"" + path + "\" must be there, was missing");
            missing.add(path);
          }
        });
    assertThat(missing)
        .contains("schema", "series[1].warmUp", "team[0].health.gcShare", "totals.dropped.late")
        .hasSizeGreaterThan(100);
  }

  @Test
  void everythingOfAWrongTypeIsNamed() throws IOException {
    List<String> wrong = new ArrayList<>();
    forEachField(
        (document, parent, name, path) -> {
          JsonNode was = parent.get(name);
          parent.set(name, was.isObject() ? MAPPER.createArrayNode() : MAPPER.createObjectNode());
          assertRefused(document, "\"" + path + "\" must be ");
          parent.set(name, was.isTextual() ? JsonNodeFactory.instance.numberNode(1) : text("x"));
          assertRefused(document, "\"" + path + "\" must be ");
          wrong.add(path);
        });
    assertThat(wrong).contains("seed", "series[1].histogram", "team[0].state", "trustLimits.lagMs");
  }

  private interface OfField {
    void accept(ObjectNode document, ObjectNode parent, String name, String path)
        throws IOException;
  }

  /** Calls for each field that a reader needs, with a document of its own. */
  private static void forEachField(OfField ofField) throws IOException {
    List<String> pointers = new ArrayList<>();
    collect(document(), "", pointers);
    for (String pointer : pointers) {
      ObjectNode document = document();
      int slash = pointer.lastIndexOf('/');
      ObjectNode parent = (ObjectNode) document.at(pointer.substring(0, slash));
      String path = pointer.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
      ofField.accept(document, parent, pointer.substring(slash + 1), path);
    }
  }

  private static void collect(JsonNode node, String pointer, List<String> pointers) {
    if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        collect(list.get(i), pointer + "/" + i, pointers);
      }
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String at = pointer + "/" + field.getKey();
      if (DERIVED.matcher(at).matches()) {
        continue;
      }
      if (!NAMED.matcher(at).matches()) {
        pointers.add(at);
      }
      collect(field.getValue(), at, pointers);
    }
  }

  private void assertRefused(ObjectNode document, String message) {
    assertThatThrownBy(() -> read(document.toString()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("a result must be as its run wrote it: ")
        .hasMessageContaining(message)
        .hasMessageEndingWith(folder.resolve("result.json").toString());
  }

  private static JsonNode text(String value) {
    return JsonNodeFactory.instance.textNode(value);
  }

  private void assertRefused(String pointer, String name, Object value, String message)
      throws IOException {
    ObjectNode document = document();
    ((ObjectNode) document.at(pointer)).set(name, MAPPER.valueToTree(value));
    assertRefused(document, message);
  }

  @Test
  void whatIsInNoResultIsNamedWithItsRule() throws IOException {
    assertRefused(
        "",
        "schema",
        "orca.result/2",
        "\"schema\" must be \"orca.result/1\", was \"orca.result/2\"");
    assertRefused("", "verdict", "GREAT", "\"verdict\" must be one of [PASSED, ");
    assertRefused("/series/0", "outcome", "ODD", "\"series[0].outcome\" must be one of [SUCCEEDED");
    assertRefused("/series/0", "histogram", "AAAA", "\"series[0].histogram\" must be a histogram");
    assertRefused("/series/0", "histogram", "%", "\"series[0].histogram\" must be a histogram");
    assertRefused("/trustLimits", "lagMs", -1, "lag must be >= 0, was PT-0.001S");
    assertRefused("", "drones", 2, "\"drones\" must be 1, as many as \"team\" has, was 2");
    assertRefused("", "startedAt", "noon", "\"startedAt\" must be a time such as ");
    assertRefused("", "seed", "1.5", "\"seed\" must be a text of a whole number");
    assertRefused("", "plannedSeconds", 1e300, "\"plannedSeconds\" must be a number below");
    assertRefused("/counters", "orders", 1.5, "\"counters.orders\" must be a whole number");
    assertRefused("/parameters", "rate", 5, "\"parameters.rate\" must be a text, was 5");
    assertRefused("/totals", "planned", Double.MAX_VALUE, "\"totals.planned\" must be a whole");
    assertRefused("/timeline/0", "toSecond", 1L << 31, "\"timeline[0].toSecond\" must be a whole");
  }

  @Test
  void aLongValueIsShownInPart() throws IOException {
    ObjectNode document = document();
    document.put("complete", "x".repeat(10_000));
    assertThatThrownBy(() -> read(document.toString()))
        .hasMessageContaining("\"complete\" must be true or false, was \"" + "x".repeat(59) + "…;");
  }

  @Test
  void whatIsNoJsonIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> read("{\n  \"schema\": oops}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a result must be JSON, was not at line 2, column ")
        .hasMessageEndingWith(folder.resolve("result.json").toString());
    for (String text : List.of("{}{}", "{\"schema\": 1, \"schema\": 2}", "[".repeat(5_000))) {
      assertThatThrownBy(() -> read(text)).hasMessageStartingWith("a result must be JSON");
    }
    assertThatThrownBy(() -> read("")).hasMessageContaining("it must be an object, was missing");
    assertThatThrownBy(() -> read("7")).hasMessageContaining("it must be an object, was 7");
  }

  @Test
  void aFileThatIsTooLargeIsNotRead() throws IOException {
    Path file = folder.resolve("result.json");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(ResultFile.MOST_BYTES + 1);
    }
    assertThatThrownBy(() -> ResultFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "a result must have at most 268,435,456 bytes, had 268,435,457: %s; is it one?", file);
  }

  @Test
  void aFileThatIsNotThereIsSaidToBeMissing() {
    Path file = folder.resolve("result.json");
    assertThatThrownBy(() -> ResultFile.read(file))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(file.toString());
  }
}
