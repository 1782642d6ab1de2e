package io.orcastrike.elasticsearch.kibana;

import io.orcastrike.elasticsearch.kibana.SavedObject.Reference;
import java.util.List;

/**
 * What stands in one place of a dashboard.
 *
 * <p>Immutable.
 */
sealed interface Panel permits Lens, Vega, Markdown, Found {
  /** Returns the title, by which a panel is known in its dashboard. */
  String title();

  /** Returns the type, one of Kibana's. */
  String type();

  /** Returns what Kibana keeps of it in the dashboard. */
  Json config();

  /** Returns what it needs, by the names that it uses itself. */
  List<Reference> references();

  /** Returns the panel of a type that Kibana had before Lens. */
  static Json visualization(String type, Json params, boolean hideTitle) {
    return Json.of("enhancements", Json.EMPTY)
        .with("hidePanelTitles", hideTitle)
        .with(
            "savedVis",
            Json.of("id", "")
                .with("title", "")
                .with("description", "")
                .with("type", type)
                .with("params", params)
                .with("uiState", Json.EMPTY)
                .with("data", Json.of("aggs", List.of()).with("searchSource", search(""))));
  }

  static Json search(String kql) {
    return Json.of("query", Json.of("query", kql).with("language", "kuery"))
        .with("filter", List.of());
  }
}
