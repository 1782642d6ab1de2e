package io.orcastrike.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowTest {

  @Test
  void givesFieldsAsTextAndAsWholeNumbers() {
    Row row = new Row(Map.of("name", "Ann", "age", " 42 "));

    assertThat(row.text("name")).isEqualTo("Ann");
    assertThat(row.text("age")).isEqualTo(" 42 ");
    assertThat(row.number("age")).isEqualTo(42);
  }

  @Test
  void namesItsFieldsInTheirOrderWhenAskedForAnother() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("name", "Ann");
    fields.put("age", "42");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Row(fields).text("nmae"))
        .withMessage("a row has the fields [name, age], was asked for \"nmae\"");
  }

  @Test
  void refusesANumberThatIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Row(Map.of("age", "4.5")).number("age"))
        .withMessage("field \"age\" must be a whole number, was \"4.5\"");
  }

  @Test
  void keepsWhatItWasMadeOf() {
    Map<String, String> fields = new LinkedHashMap<>(Map.of("name", "Ann"));
    Row row = new Row(fields);

    fields.put("name", "Bob");

    assertThat(row.text("name")).isEqualTo("Ann");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> row.fields().put("name", "Bob"));
  }
}
