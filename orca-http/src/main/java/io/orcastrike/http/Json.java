package io.orcastrike.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON read and written token by token, so that there is no tree of it. */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /**
   * Returns what a pointer (RFC 6901) names: a text as it is, anything else as JSON; null: nothing
   * is there, or JSON's null.
   *
   * @throws IllegalArgumentException if it is no pointer
   * @throws InvalidJsonException if the body is broken before the place, or in it
   */
  static @Nullable String at(byte[] body, String pointer) {
    JsonPointer place = pointer(pointer);
    if (body.length == 0) {
      throw new InvalidJsonException("it is empty");
    }
    try (JsonParser all = FACTORY.createParser(body);
        JsonParser found = place.matches() ? all : only(all, place)) {
      JsonToken token = found.nextToken();
      return token == null || token == JsonToken.VALUE_NULL ? null : text(found, token);
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? ""
              : " at line %d, column %d"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      throw new InvalidJsonException(e.getOriginalMessage() + where);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private static JsonPointer pointer(String text) {
    try {
      return JsonPointer.compile(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "a JSON pointer must be empty or begin with /, was " + HeaderField.quoted(text), e);
    }
  }

  private static JsonParser only(JsonParser all, JsonPointer place) {
    return new FilteringParserDelegate(
        all, new JsonPointerBasedFilter(place), Inclusion.ONLY_INCLUDE_ALL, false);
  }

  private static String text(JsonParser found, JsonToken token) throws IOException {
    if (!token.isStructStart()) {
      return found.getText();
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator copy = FACTORY.createGenerator(text)) {
      copy.copyCurrentStructure(found);
    }
    return text.toString();
  }

  /**
   * Returns JSON of maps, lists, texts, numbers, booleans and null.
   *
   * @throws IllegalArgumentException if it is made of anything else
   */
  static byte[] of(@Nullable Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator to = FACTORY.createGenerator(bytes)) {
      write(to, value, "");
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator to, @Nullable Object value, String place)
      throws IOException {
    switch (value) {
      case null -> to.writeNull();
      case CharSequence text -> to.writeString(text.toString());
      case Boolean truth -> to.writeBoolean(truth);
      case Number number -> writeNumber(to, number, place);
      case Map<?, ?> map -> {
        to.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          to.writeFieldName(String.valueOf(entry.getKey()));
          write(to, entry.getValue(), place + "/" + entry.getKey());
        }
        to.writeEndObject();
      }
      case Iterable<?> list -> {
        to.writeStartArray();
        int index = 0;
        for (Object each : list) {
          write(to, each, place + "/" + index++);
        }
        to.writeEndArray();
      }
      default -> throw notJson(value, place);
    }
  }

  private static void writeNumber(JsonGenerator to, Number number, String place)
      throws IOException {
    switch (number) {
      case Integer i -> to.writeNumber(i);
      case Long l -> to.writeNumber(l);
      case Short s -> to.writeNumber(s);
      case Byte b -> to.writeNumber(b);
      case BigInteger big -> to.writeNumber(big);
      case BigDecimal big -> to.writeNumber(big);
      case Double d when Double.isFinite(d) -> to.writeNumber(d);
      case Float f when Float.isFinite(f) -> to.writeNumber(f);
      default -> throw notJson(number, place);
    }
  }

  private static IllegalArgumentException notJson(Object value, String place) {
    return new IllegalArgumentException(
        "JSON must be made of maps, lists, texts, finite numbers, booleans and null, had %s (at %s)"
            .formatted(
                value instanceof Number ? value : value.getClass().getName(),
                HeaderField.quoted(place)));
  }
}
