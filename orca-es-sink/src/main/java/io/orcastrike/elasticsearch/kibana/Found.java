package io.orcastrike.elasticsearch.kibana;

import io.orcastrike.elasticsearch.Fields;
import io.orcastrike.elasticsearch.kibana.SavedObject.Reference;
import java.util.List;

/** Documents as they are, the newest first: a search that is kept as an object of its own. */
record Found(String title, String description, Documents documents, List<String> fields)
    implements Panel {
  private static final String TYPE = "search";

  /** The name by which the panel speaks of the search. */
  static final String NAME = "panel";

  Found {
    fields = List.copyOf(fields);
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Json config() {
    return Json.of("enhancements", Json.EMPTY);
  }

  @Override
  public List<Reference> references() {
    return List.of(new Reference(TYPE, savedObject().id(), NAME));
  }

  SavedObject savedObject() {
    String index = "kibanaSavedObjectMeta.searchSourceJSON.index";
    Json source = Panel.search(documents.kql()).with("indexRefName", index);
    return new SavedObject(
        TYPE,
        SavedObject.idOf(TYPE, title),
        "8.0.0",
        Json.of("title", "Orca: " + title)
            .with("description", description)
            .with("columns", fields)
            .with("sort", List.of(List.of(Fields.TIMESTAMP, "desc")))
            .with("grid", Json.EMPTY)
            .with("hideChart", true)
            .with("isTextBasedQuery", false)
            .with("kibanaSavedObjectMeta", Json.of("searchSourceJSON", source.text())),
        List.of(DataView.of(documents).referenceNamed(index)));
  }
}
