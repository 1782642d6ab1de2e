package io.orcastrike.elasticsearch.kibana;

import io.orcastrike.elasticsearch.kibana.SavedObject.Reference;
import java.util.List;

/** A panel whose numbers Lens computes: documents, columns, and how the columns are shown. */
sealed interface Lens extends Panel permits XyChart, Tile, Table {
  String description();

  Documents documents();

  List<Column> columns();

  /** Returns the name that Lens has for the kind of picture. */
  String kind();

  /** Returns what the kind of picture must know. */
  Json picture(Layer layer);

  /** Returns whether the panel's title would only repeat what the picture says. */
  default boolean hidesTitle() {
    return false;
  }

  @Override
  default String type() {
    return "lens";
  }

  @Override
  default List<Reference> references() {
    String name = "indexpattern-datasource-layer-" + Layer.ID;
    return List.of(DataView.of(documents()).referenceNamed(name));
  }

  @Override
  default Json config() {
    Layer layer = Layer.of(columns());
    Json state =
        Json.of("query", Json.of("query", documents().kql()).with("language", "kuery"))
            .with("filters", List.of())
            .with("internalReferences", List.of())
            .with("adHocDataViews", Json.EMPTY)
            .with(
                "datasourceStates",
                Json.of("formBased", Json.of("layers", Json.of(Layer.ID, layer.json())))
                    .with("textBased", Json.of("layers", Json.EMPTY)))
            .with("visualization", picture(layer));
    return Json.of("enhancements", Json.EMPTY)
        .with("hidePanelTitles", hidesTitle())
        .with(
            "attributes",
            Json.of("title", title())
                .with("description", description())
                .with("visualizationType", kind())
                .with("type", "lens")
                .with("references", references().stream().map(Reference::json).toList())
                .with("state", state));
  }
}
