package io.orcastrike.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orcastrike.api.Feeder;
import io.orcastrike.api.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeederFilesTest {

  @ParameterizedTest
  @ValueSource(strings = {"users.csv", "/users.csv"})
  void readsResourcesOfTheTestsClassLoader(String name) {
    Resources tests = new Resources().with("users.csv", "name\nann\n");

    assertThat(FeederFiles.rows(Feeder.csv(name), tests))
        .isEqualTo(List.of(new Row(Map.of("name", "ann"))));
  }

  @Test
  void passesAByteOrderMarkOver() {
    Resources tests =
        new Resources().with("a.csv", "\ufeffname\nann\n").with("a.jsonl", "\ufeff{\"name\":1}\n");

    assertThat(FeederFiles.rows(Feeder.csv("a.csv"), tests))
        .isEqualTo(List.of(new Row(Map.of("name", "ann"))));
    assertThat(FeederFiles.rows(Feeder.jsonLines("a.jsonl"), tests))
        .isEqualTo(List.of(new Row(Map.of("name", "1"))));
  }

  @Test
  void readsOneJsonObjectALine() {
    Resources tests =
        new Resources()
            .with("a.jsonl", "{\"s\":\"x\",\"n\":1.50,\"b\":true}\r\n\n{\"o\":{\"k\":[1,2]}}");

    assertThat(FeederFiles.rows(Feeder.jsonLines("a.jsonl"), tests))
        .isEqualTo(
            List.of(
                new Row(Map.of("s", "x", "n", "1.5", "b", "true")),
                new Row(Map.of("o", "{\"k\":[1,2]}"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[1]", "7", "{\"a\":", "{\"a\":1} 2", "{\"a\":1}{\"b\":2}", "\"x\"", "null"})
  void namesTheLineThatIsNoJsonObject(String line) {
    Resources tests = new Resources().with("a.jsonl", "{\"a\":1}\n\n" + line + "\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeederFiles.rows(Feeder.jsonLines("a.jsonl"), tests))
        .withMessageContaining("a line must be a JSON object, was")
        .withMessageContaining("(a.jsonl, line 3)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "name", "name\n\n"})
  void saysThatAFileHasNoRows(String text) {
    Resources tests = new Resources().with("users.csv", text);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeederFiles.rows(Feeder.csv("users.csv"), tests))
        .withMessage("a feeder must have at least one row, had 0 (feeder \"users.csv\")");
  }

  @Test
  void saysThatAFileIsNotThere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeederFiles.rows(Feeder.csv("data/users.csv"), new Resources()))
        .withMessage(
            "a feeder's file must be on the test's class path, \"data/users.csv\" is not there: put"
                + " it beside the test's classes or its .java file, and name it there in a //FILES"
                + " line if it has any or a leader hands it out");
  }

  @Test
  void takesRowsThatTheTestMade() {
    assertThat(FeederFiles.rows(Feeder.of("numbers", List.of(1, 2)), new Resources()))
        .isEqualTo(List.of(1, 2));
  }
}
