package io.orcastrike.cli;

/** Load tests as texts. */
final class Sources {
  private Sources() {}

  static String test(String name, String plan) {
    return """
    import io.orcastrike.api.*;
    import static io.orcastrike.api.LoadProfile.*;
    import static io.orcastrike.api.Rate.*;
    public class %s implements LoadTest {
      public Plan plan(Parameters p) { %s }
    }
    """
        .formatted(name, plan);
  }

  /** A test of six iterations with a step, a parameter and a threshold. */
  static String once(String name) {
    return body(name, "it.step(\"greet\", () -> \"hello\");");
  }

  /** A test whose iterations take rows of a CSV file. */
  static String feeding(String name, String file) {
    return once(name)
        .replace(
            "})\n", "it.check(\"named\", !it.row(rows).text(\"name\").isEmpty()); }).feed(rows)\n")
        .replaceFirst("\\}\\s*$", "final Feeder<Row> rows = Feeder.csv(\"" + file + "\");\n}\n");
  }

  /** A test of six iterations. */
  static String body(String name, String statements) {
    return test(
        name,
        """
        p.text("greeting", "hello");
        return Plan.named("small")
            .load("few", iterations(6).users(2))
            .scenario("greet", it -> { %s })
            .threshold(Metric.errorRate().below(0.5))
            .build();
        """
            .formatted(statements));
  }
}
