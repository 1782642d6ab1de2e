package io.orcastrike.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * What a live page is told: everything, each time, so that a page that was cut off lacks nothing.
 *
 * @param version rises with each one
 * @param json the text, in one line
 * @param isLast whether nothing more comes
 */
record LiveMessage(long version, String json, boolean isLast) {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** What the run is doing. */
  enum Kind {
    WAITING("waiting"),
    RUNNING("running"),
    ENDED("ended");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /**
   * Makes a message.
   *
   * @param factor by which the load is steered
   * @param main the sections of the page
   * @param data for the scripts, as JSON; empty: none yet
   */
  static LiveMessage of(long version, Kind kind, double factor, Html main, String data) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("kind", kind.word);
      json.writeNumberField("factor", factor);
      json.writeStringField("main", main.toString());
      json.writeFieldName("data");
      json.writeRawValue(data.isEmpty() ? "null" : data);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
    return new LiveMessage(version, text.toString(), kind == Kind.ENDED);
  }
}
