package io.orcastrike.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaTest {
  @Test
  void everyFieldHasAName() throws Exception {
    List<String> unnamed = new ArrayList<>();
    List<String> named = names();
    Schema.datasets().values().forEach(fields -> unnamed.addAll(fields.keySet()));
    unnamed.removeAll(named);

    assertThat(unnamed).isEmpty();
  }

  @Test
  void everyNameIsAField() throws Exception {
    List<String> unused = names();
    Schema.datasets().values().forEach(fields -> unused.removeAll(fields.keySet()));

    assertThat(unused).containsExactly(Fields.LABELS);
  }

  /** All metrics are one data view: two types of one name would be a conflict there. */
  @Test
  void aFieldHasOneTypeInAllDataSets() {
    Map<String, Schema.Type> types = new HashMap<>();
    for (Map<String, Schema.Type> fields : Schema.datasets().values()) {
      fields.forEach(
          (field, type) -> assertThat(types.merge(field, type, (a, b) -> a)).isEqualTo(type));
    }
  }

  /** A field cannot be a value and have fields below it. */
  @Test
  void noFieldLiesBelowAnother() {
    for (Map<String, Schema.Type> fields : Schema.datasets().values()) {
      for (String field : fields.keySet()) {
        assertThat(fields.keySet()).noneMatch(other -> other.startsWith(field + "."));
      }
    }
  }

  private static List<String> names() throws IllegalAccessException {
    List<String> names = new ArrayList<>();
    for (Field constant : Fields.class.getFields()) {
      names.add((String) constant.get(null));
    }
    return names;
  }
}
