package io.orcastrike.elasticsearch.kibana;

import io.orcastrike.elasticsearch.kibana.SavedObject.Reference;
import java.util.List;

/** A text with links. */
record Markdown(String title, String text) implements Panel {
  @Override
  public String type() {
    return "visualization";
  }

  @Override
  public Json config() {
    Json params = Json.of("markdown", text).with("fontSize", 12).with("openLinksInNewTab", false);
    return Panel.visualization("markdown", params, true);
  }

  @Override
  public List<Reference> references() {
    return List.of();
  }
}
