package io.orcastrike.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in a template of the chart as Helm does, for the few constructs that the chart uses: {@code
 * if}, {@code eq}, {@code else}, {@code end}, {@code quote}, {@code toYaml … | nindent N}, and
 * plain values. Anything else is refused, so that the templates stay as simple.
 *
 * @param values what {@code .Values} and {@code .Release} stand for
 */
record Template(Map<String, Object> values) {
  private static final Pattern ACTION =
      Pattern.compile("(?:\\s*\\{\\{-|\\{\\{)\\s*(.*?)\\s*(?:-}}\\s*|}})");
  private static final Pattern IF = Pattern.compile("if (\\.\\S+)");
  private static final Pattern IF_EQUAL = Pattern.compile("if eq (\\.\\S+) \"(.*)\"");
  private static final Pattern YAML = Pattern.compile("toYaml (\\.\\S+) \\| nindent (\\d+)");
  private static final Pattern QUOTE = Pattern.compile("quote (\\.\\S+)");
  private static final Pattern PLAIN = Pattern.compile("(\\.\\S+)");

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .build();

  /** Returns the text with all actions carried out. */
  String fill(String text) {
    StringBuilder filled = new StringBuilder();
    Deque<Boolean> conditions = new ArrayDeque<>();
    Matcher action = ACTION.matcher(text);
    int end = 0;
    while (action.find()) {
      append(filled, conditions, text.substring(end, action.start()));
      end = action.end();
      String asked = action.group(1);
      if (asked.startsWith("if ")) {
        conditions.push(holds(asked));
      } else if (asked.equals("else")) {
        conditions.push(!conditions.pop());
      } else if (asked.equals("end")) {
        conditions.pop();
      } else {
        append(filled, conditions, value(asked));
      }
    }
    if (!conditions.isEmpty()) {
      throw new IllegalArgumentException("there is an if without its end");
    }
    return append(filled, conditions, text.substring(end)).toString();
  }

  private static StringBuilder append(StringBuilder to, Deque<Boolean> conditions, String text) {
    return conditions.contains(false) ? to : to.append(text);
  }

  private boolean holds(String asked) {
    Matcher equal = IF_EQUAL.matcher(asked);
    if (equal.matches()) {
      return equal.group(2).equals(at(equal.group(1)));
    }
    Matcher some = IF.matcher(asked);
    if (some.matches()) {
      return switch (at(some.group(1))) {
        case Boolean flag -> flag;
        case String name -> !name.isEmpty();
        case Collection<?> all -> !all.isEmpty();
        default -> throw new IllegalArgumentException("neither true nor false: " + asked);
      };
    }
    throw new IllegalArgumentException("more than this renderer knows: " + asked);
  }

  private String value(String asked) {
    Matcher yaml = YAML.matcher(asked);
    Matcher quote = QUOTE.matcher(asked);
    Matcher plain = PLAIN.matcher(asked);
    try {
      if (yaml.matches()) {
        String newLine = "\n" + " ".repeat(Integer.parseInt(yaml.group(2)));
        String block = MAPPER.writeValueAsString(at(yaml.group(1))).stripTrailing();
        return newLine + block.replace("\n", newLine);
      }
      if (quote.matches()) {
        return '"' + at(quote.group(1)).toString().replaceAll("([\"\\\\])", "\\\\$1") + '"';
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(asked, e);
    }
    if (plain.matches()) {
      return at(plain.group(1)).toString();
    }
    throw new IllegalArgumentException("more than this renderer knows: " + asked);
  }

  private Object at(String path) {
    Object found = values;
    for (String name : path.substring(1).split("\\.", -1)) {
      found =
          Objects.requireNonNull(((Map<?, ?>) found).get(name), () -> "there is no value " + path);
    }
    return found;
  }
}
