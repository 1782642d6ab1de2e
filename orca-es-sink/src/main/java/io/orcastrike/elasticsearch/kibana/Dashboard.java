package io.orcastrike.elasticsearch.kibana;

import io.orcastrike.elasticsearch.kibana.SavedObject.Reference;
import java.util.ArrayList;
import java.util.List;

/**
 * A dashboard in the making: panels in rows, from the top, and controls that choose what all of
 * them show.
 *
 * <p>Used by one thread.
 */
final class Dashboard {
  private static final String TYPE = "dashboard";
  private static final int WIDTH = 48;

  private final String title;
  private final String description;
  private final String since;
  private final Controls controls;
  private final List<Json> panels = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();
  private final List<SavedObject> searches = new ArrayList<>();
  private int refreshSeconds;
  private int bottom;

  /**
   * @param since the begin of the time that is shown at first, in the words of Kibana
   */
  Dashboard(String title, String description, String since, Controls controls) {
    this.title = title;
    this.description = description;
    this.since = since;
    this.controls = controls;
    row(3, new Markdown("Dashboards", Navigation.text()));
  }

  static String idOf(String title) {
    return SavedObject.idOf(TYPE, title);
  }

  Dashboard refreshing(int seconds) {
    refreshSeconds = seconds;
    return this;
  }

  /** Adds panels beside each other, all of the same width. */
  Dashboard row(int height, Panel... row) {
    int width = WIDTH / row.length;
    for (int i = 0; i < row.length; i++) {
      add(row[i], Json.of("x", i * width).with("y", bottom).with("w", width).with("h", height));
    }
    bottom += height;
    return this;
  }

  private void add(Panel panel, Json place) {
    String id = SavedObject.idOf(TYPE, title + "/" + panel.title());

    Json json =
        Json.of("type", panel.type())
            .with("title", panel.title())
            .with("panelIndex", id)
            .with("gridData", place.with("i", id))
            .with("embeddableConfig", panel.config());
    for (Reference each : panel.references()) {
      String name = each.name();
      if (panel instanceof Found found) {
        name += "_" + id;
        json = json.with("panelRefName", name);
        searches.add(found.savedObject());
      }
      references.add(each.named(id + ":" + name));
    }
    panels.add(json);
  }

  /** Returns the dashboard, and before it what it needs but data views. */
  List<SavedObject> savedObjects() {
    List<SavedObject> all = new ArrayList<>(searches);
    List<Reference> needed = new ArrayList<>(references);
    needed.addAll(controls.references(title));
    all.add(new SavedObject(TYPE, idOf(title), "8.9.0", attributes(), needed));
    return all;
  }

  private Json attributes() {
    return Json.of("title", "Orca: " + title)
        .with("description", description)
        .with("version", 1)
        .with("timeRestore", true)
        .with("timeFrom", since)
        .with("timeTo", "now")
        .with(
            "refreshInterval",
            Json.of("pause", refreshSeconds == 0).with("value", refreshSeconds * 1000))
        .with("panelsJSON", Json.text(panels))
        .with(
            "optionsJSON",
            Json.of("useMargins", true)
                .with("syncColors", true)
                .with("syncCursor", true)
                .with("syncTooltips", false)
                .with("hidePanelTitles", false)
                .text())
        .with("kibanaSavedObjectMeta", Json.of("searchSourceJSON", Panel.search("").text()))
        .with("controlGroupInput", controls.json(title));
  }
}
