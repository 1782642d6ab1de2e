package io.orcastrike.elasticsearch.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import io.orcastrike.elasticsearch.Datasets;
import io.orcastrike.elasticsearch.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether controls are in order and offer values of fields that have values to offer. */
final class ControlRules {
  private ControlRules() {}

  static List<String> findings(JsonNode dashboard) {
    JsonNode group = dashboard.path("attributes").path("controlGroupInput");
    JsonNode controls = ImportFile.read(group.path("panelsJSON").asText("{}"));
    ImportFile.read(group.path("ignoreParentSettingsJSON").asText());
    List<String> findings = new ArrayList<>();
    Set<Integer> orders = new HashSet<>();
    for (String id : ImportFile.names(controls)) {
      JsonNode control = controls.path(id);
      JsonNode input = control.path("explicitInput");
      String field = input.path("fieldName").asText();
      if (!control.path("type").asText().equals("optionsListControl")) {
        findings.add("no known control: " + control.path("type"));
      }
      if (!orders.add(control.path("order").asInt())) {
        findings.add("two controls in one place: " + field);
      }
      if (!input.path("id").asText().equals(id)) {
        findings.add("a control has two ids: " + field);
      }
      if (!offers(logs(dashboard, id), field)) {
        findings.add("a control for a field without values to choose: " + field);
      }
    }
    return findings.stream().map(each -> ImportFile.title(dashboard) + ": " + each).toList();
  }

  private static boolean logs(JsonNode dashboard, String id) {
    JsonNode logs = ImportFile.read(DataView.LOGS.savedObject().line());
    return ImportFile.reference(dashboard, "controlGroup_" + id + ":optionsListDataView")
        .filter(reference -> reference.path("id").equals(logs.path("id")))
        .isPresent();
  }

  private static boolean offers(boolean logs, String field) {
    return Schema.datasets().keySet().stream()
        .filter(dataset -> dataset.equals(Datasets.EVENT) == logs)
        .anyMatch(dataset -> Schema.type(dataset, field).filter(Schema.Type::isTerm).isPresent());
  }
}
