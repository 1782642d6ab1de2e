package io.orcastrike.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
  private static final String BODY =
      """
      {"total": 42, "open": true, "rate": 1.50, "none": null, "text": "a \\"b\\" ü",
       "items": [{"id": 7}, {"id": 8, "tags": ["x", "y"]}], "a/b": {"~": "odd"}}
      """;

  @Test
  void findsWhatAPointerNames() {
    assertThat(at("/total")).isEqualTo("42");
    assertThat(at("/open")).isEqualTo("true");
    assertThat(at("/rate")).isEqualTo("1.50");
    assertThat(at("/text")).isEqualTo("a \"b\" ü");
    assertThat(at("/items/1/id")).isEqualTo("8");
    assertThat(at("/items/1")).isEqualTo("{\"id\":8,\"tags\":[\"x\",\"y\"]}");
    assertThat(at("/a~1b/~0")).isEqualTo("odd");
    assertThat(Json.at("[1, 2]".getBytes(UTF_8), "")).isEqualTo("[1,2]");
    assertThat(Json.at("7".getBytes(UTF_8), "")).isEqualTo("7");
  }

  @Test
  void findsNothingWhereNothingIs() {
    for (String pointer : List.of("/missing", "/none", "/items/2", "/total/x", "/items/x")) {
      assertThat(at(pointer)).as(pointer).isNull();
    }
  }

  @Test
  void saysWhereABodyIsNoJson() {
    assertThatThrownBy(() -> Json.at("<html>".getBytes(UTF_8), "/a"))
        .isInstanceOf(InvalidJsonException.class)
        .hasMessageStartingWith("a body must be JSON: Unexpected character ('<'")
        .hasMessageEndingWith("at line 1, column 1");
    assertThatThrownBy(() -> Json.at("{\"a\": [1".getBytes(UTF_8), "/a"))
        .isInstanceOf(InvalidJsonException.class);
    assertThatThrownBy(() -> Json.at(new byte[0], "/a"))
        .hasMessage("a body must be JSON: it is empty");
  }

  @Test
  void refusesWhatIsNoPointer() {
    assertThatThrownBy(() -> at("total"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a JSON pointer must be empty or begin with /, was \"total\"");
  }

  @Test
  void writesMapsAndLists() {
    Map<String, Object> order = new LinkedHashMap<>();
    order.put("text", "a \"b\"\n");
    order.put("numbers", List.of(1, 2L, 1.5, new BigDecimal("0.10")));
    order.put("none", null);
    order.put("in", Map.of("yes", true));

    assertThat(new String(Json.of(order), UTF_8))
        .isEqualTo(
            "{\"text\":\"a \\\"b\\\"\\n"
                + "\",\"numbers\":[1,2,1.5,0.10],\"none\":null,\"in\":{\"yes\":true}}");
  }

  @Test
  void saysWhatCannotBeWritten() {
    assertThatThrownBy(() -> Json.of(Map.of("a", List.of(1, Instant.EPOCH))))
        .hasMessage(
            "JSON must be made of maps, lists, texts, finite numbers, booleans and null, had"
                + " java.time.Instant (at \"/a/1\")");
    assertThatThrownBy(() -> Json.of(List.of(Double.NaN))).hasMessageContaining("had NaN");
  }

  private static String at(String pointer) {
    return Json.at(BODY.getBytes(UTF_8), pointer);
  }
}
