package io.orcastrike.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orcastrike.api.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void readsRowsBelowAHeader(String end) {
    List<Row> rows = read("name,age" + end + "ann,7" + end + "bob,8" + end);

    assertThat(rows)
        .containsExactly(row("name", "ann", "age", "7"), row("name", "bob", "age", "8"));
  }

  @Test
  void needsNoLineEndAtTheEnd() {
    assertThat(read("name\nann")).containsExactly(row("name", "ann"));
  }

  @Test
  void readsQuotedFieldsWithCommasQuotesAndLineBreaks() {
    assertThat(read("a,b\r\n\"x, \"\"y\"\"\r\nz\",\"\"\r\n"))
        .containsExactly(row("a", "x, \"y\"\r\nz", "b", ""));
  }

  @Test
  void readsEmptyFieldsAndSpacesAsTheyAre() {
    assertThat(read("a,b,c\n, x ,\n")).containsExactly(row("a", "", "b", " x ", "c", ""));
  }

  @Test
  void passesBlankLinesOver() {
    assertThat(read("\n\na,b\n\n1,2\n\n\n3,4\n\n"))
        .containsExactly(row("a", "1", "b", "2"), row("a", "3", "b", "4"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "a,b", "a,b\n\n"})
  void hasNoRowsWhereThereIsNoMoreThanAHeader(String text) {
    assertThat(read(text)).isEmpty();
  }

  @Test
  void namesTheLineOfARowThatDoesNotFitTheHeader() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("a,b\n1,2\n\"x\ny\",2\n3\n"))
        .withMessage(
            "a row must have the 2 fields [a, b] of the header, had 1 (users.csv, line 5)");
  }

  @Test
  void namesTheLineWhereAnUnendedQuoteBegan() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("a\n1\n\"2\n3\n4"))
        .withMessage("a quoted field must end with a quote, did not (users.csv, line 3)");
  }

  @Test
  void refusesTextBehindAClosingQuote() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("a\n\"1\"2\n"))
        .withMessage(
            "a quoted field must be followed by a comma or the line's end, was by '2' (users.csv,"
                + " line 2)");
  }

  @Test
  void refusesTwoFieldsOfTheSameName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("\na,b,a\n1,2,3\n"))
        .withMessage("names of fields must differ, \"a\" stands twice (users.csv, line 2)");
  }

  @Test
  void readsBackWhateverWasWrittenByTheRules() {
    String alphabet = "ab,\"\n\r \u20ac;";
    for (long seed = 0; seed < 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int fields = 1 + random.nextInt(4);
      StringBuilder text = new StringBuilder();
      List<Row> expected = new ArrayList<>();
      for (int i = 0; i < fields; i++) {
        text.append(i == 0 ? "" : ",").append("f").append(i);
      }
      for (int line = 0; line < random.nextInt(6); line++) {
        text.append(random.nextBoolean() ? "\n" : "\r\n");
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < fields; i++) {
          StringBuilder value = new StringBuilder("v");
          for (int j = random.nextInt(6); j > 0; j--) {
            value.append(alphabet.charAt(random.nextInt(alphabet.length())));
          }
          row.put("f" + i, value.toString());
          text.append(i == 0 ? "" : ",").append('"');
          text.append(value.toString().replace("\"", "\"\"")).append('"');
        }
        expected.add(new Row(row));
      }
      assertThat(read(text.toString())).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void neverFailsButWithAMessageOnWhateverText() {
    String alphabet = "a,\"\n\r";
    for (long seed = 0; seed < 3_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(20); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        read(text.toString());
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageContaining("users.csv, line ");
      }
    }
  }

  private static List<Row> read(String text) {
    return CsvReader.rows(text, "users.csv");
  }

  private static Row row(String... namesAndValues) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Row(fields);
  }
}
