package io.orcastrike.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.orcastrike.report.RunReport;
import io.orcastrike.testkit.Reports;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whether the documents have the fields that {@link Schema} tells, and no others. */
@Timeout(300)
class DocumentFieldsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A metadata field, which no query names. */
  private static final String DOC_COUNT = "_doc_count";

  @Test
  void fieldsOfARealRunAreInTheSchema() {
    List<JsonNode> documents = new ArrayList<>(RealRun.shared().events());
    for (String dataset : List.of("series", "swarm", "drone", "summary")) {
      documents.addAll(RealRun.shared().documents(dataset));
    }

    assertThat(documents).hasSizeGreaterThan(50).allSatisfy(DocumentFieldsTest::assertFits);
  }

  @Test
  void fieldsOfARunWithLossesAndBreachesAreInTheSchema() {
    assertThat(madeUp()).hasSizeGreaterThan(20).allSatisfy(DocumentFieldsTest::assertFits);
  }

  @Test
  void everyFieldOfTheSchemaIsWritten() {
    Map<String, Set<String>> unwritten = new TreeMap<>();
    Schema.datasets()
        .forEach((dataset, fields) -> unwritten.put(dataset, new TreeSet<>(fields.keySet())));
    for (JsonNode document : madeUp()) {
      unwritten.get(dataset(document)).removeAll(fields(document).keySet());
    }

    assertThat(unwritten).allSatisfy((dataset, fields) -> assertThat(fields).isEmpty());
  }

  @Test
  void templatesKeepFieldsAsTheirTypes() {
    Templates templates = new Templates("90d", Set.of());
    Map<String, JsonNode> mapped = new HashMap<>();
    templates
        .all()
        .forEach(
            (name, template) -> mapped.put(name, template.at("/template/mappings/properties")));
    assertThat(mapped).containsOnlyKeys(Templates.METRICS, Templates.LOGS);
    Set<String> used = new HashSet<>();
    Schema.datasets()
        .forEach(
            (dataset, fields) -> {
              boolean logs = dataset.equals(Datasets.EVENT);
              JsonNode mapping = mapped.get(logs ? Templates.LOGS : Templates.METRICS);
              fields.forEach(
                  (field, type) -> {
                    String path = "/" + field.replace(".", "/properties/");
                    String kept = mapping.at(path).path("type").asText();
                    used.add(field);
                    assertThat(kept).as(dataset + ": " + field).isIn(kinds(type));
                  });
            });

    assertThat(mapped.values())
        .allSatisfy(mapping -> assertThat(used).containsAll(leaves(mapping, "")));
  }

  /** How a template may keep a type; empty: it leaves it to what the first document has. */
  private static List<String> kinds(Schema.Type type) {
    return switch (type) {
      case DATE -> List.of("date");
      case KEYWORD -> List.of("", "keyword", "constant_keyword");
      case TEXT -> List.of("text", "match_only_text");
      case BOOLEAN -> List.of("", "boolean");
      case LONG -> List.of("", "long");
      case DOUBLE -> List.of("", "double");
      case HISTOGRAM -> List.of("histogram");
    };
  }

  private static List<String> leaves(JsonNode properties, String before) {
    List<String> leaves = new ArrayList<>();
    properties
        .properties()
        .forEach(
            property -> {
              String name = before + property.getKey();
              JsonNode below = property.getValue().path("properties");
              if (below.isMissingNode()) {
                leaves.add(name);
              } else {
                leaves.addAll(leaves(below, name + "."));
              }
            });
    return leaves;
  }

  private static List<JsonNode> madeUp() {
    RunReport report = Reports.failed();
    RunDocuments run =
        new RunDocuments(
            report.info(), new Streams("test"), new RunDocuments.Service("shop", "1.2", "staging"));
    List<Document> documents = new ArrayList<>();
    IntervalDocuments intervals = new IntervalDocuments(run);
    Deliveries.recorded(report).forEach(interval -> documents.addAll(intervals.of(interval)));
    EventDocuments events = new EventDocuments(run);
    documents.add(events.started());
    documents.addAll(events.since(Reports.progress(report, 20)));
    documents.addAll(events.ended(report));
    documents.addAll(new SummaryDocuments(run, report).all());
    return documents.stream().map(DocumentFieldsTest::json).toList();
  }

  private static JsonNode json(Document document) {
    try {
      return JSON.readTree(document.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(document.body(), e);
    }
  }

  private static void assertFits(JsonNode document) {
    Map<String, Schema.Type> known = Schema.datasets().get(dataset(document));
    fields(document)
        .forEach(
            (field, value) -> {
              if (!field.equals(DOC_COUNT) && !field.startsWith(Fields.LABELS + ".")) {
                assertThat(known).containsKey(field);
                assertThat(fits(known.get(field), value))
                    .as("%s, %s, is %s", field, value, known.get(field))
                    .isTrue();
              }
            });
  }

  private static boolean fits(Schema.Type type, JsonNode value) {
    return switch (type) {
      case DATE -> value.isTextual() && !Instant.parse(value.asText()).equals(Instant.EPOCH);
      case KEYWORD, TEXT -> value.isTextual();
      case BOOLEAN -> value.isBoolean();
      case LONG -> value.isIntegralNumber();
      // A whole one where the template says that it is none.
      case DOUBLE -> value.isFloatingPointNumber();
      case HISTOGRAM -> value.has("values") && value.has("counts");
    };
  }

  private static String dataset(JsonNode document) {
    return document.at("/data_stream/dataset").asText();
  }

  /** Returns the fields by their whole names; a histogram is one. */
  private static Map<String, JsonNode> fields(JsonNode document) {
    Map<String, JsonNode> fields = new TreeMap<>();
    add(fields, "", (ObjectNode) document);
    return fields;
  }

  private static void add(Map<String, JsonNode> fields, String before, ObjectNode object) {
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      String name = before + property.getKey();
      if (property.getValue() instanceof ObjectNode below && !below.has("counts")) {
        add(fields, name + ".", below);
      } else {
        fields.put(name, property.getValue());
      }
    }
  }
}
