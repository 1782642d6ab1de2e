package io.orcastrike.elasticsearch.kibana;

import io.orcastrike.elasticsearch.Fields;
import io.orcastrike.elasticsearch.kibana.SavedObject.Reference;
import java.util.List;

/**
 * The lists above a dashboard in which values of fields are chosen; each offers what is left by
 * those before it.
 */
record Controls(DataView view, List<Choice> choices) {
  static final Choice TEST = new Choice(Fields.TEST, "Test", "asc");
  static final Choice RUN = new Choice(Fields.RUN, "Run", "desc");
  static final Choice STEP = new Choice(Fields.STEP, "Step", "asc");
  static final Choice DRONE = new Choice(Fields.AGENT_NAME, "Drone", "asc");

  /** A field whose values are offered. */
  record Choice(String field, String title, String direction) {}

  static Controls of(DataView view, Choice... choices) {
    return new Controls(view, List.of(choices));
  }

  private static String id(String dashboard, Choice choice) {
    return SavedObject.idOf("control", dashboard + "/" + choice.field());
  }

  List<Reference> references(String dashboard) {
    return choices.stream()
        .map(each -> "controlGroup_" + id(dashboard, each) + ":optionsListDataView")
        .map(view::referenceNamed)
        .toList();
  }

  Json json(String dashboard) {
    Json panels = Json.EMPTY;
    for (Choice choice : choices) {
      String id = id(dashboard, choice);
      panels = panels.with(id, panel(choice, id, choices.indexOf(choice)));
    }
    return Json.of("controlStyle", "oneLine")
        .with("chainingSystem", "HIERARCHICAL")
        .with("panelsJSON", panels.text())
        .with(
            "ignoreParentSettingsJSON",
            Json.of("ignoreFilters", false)
                .with("ignoreQuery", false)
                .with("ignoreTimerange", false)
                .with("ignoreValidations", false)
                .text());
  }

  private static Json panel(Choice choice, String id, int order) {
    return Json.of("type", "optionsListControl")
        .with("order", order)
        .with("grow", true)
        .with("width", "medium")
        .with(
            "explicitInput",
            Json.of("id", id)
                .with("fieldName", choice.field())
                .with("title", choice.title())
                .with("selectedOptions", List.of())
                .with("sort", Json.of("by", "_key").with("direction", choice.direction()))
                .with("enhancements", Json.EMPTY));
  }
}
