package io.orcastrike.elasticsearch.kibana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of Lucene's syntax that the dashboard for Grafana uses: {@code [NOT] field:"value"},
 * {@code field:$variable} or {@code _exists_:field}, joined by {@code AND}.
 */
final class Lucene {
  private static final Pattern CLAUSE =
      Pattern.compile("(NOT )?(?:_exists_:([\\w.]+)|([\\w.]+):(?:\"([^\"\\\\*$]*)\"|\\$(\\w+)))");

  private Lucene() {}

  /** Returns the query as {@link Kql} would, for the rules; a variable is any value. */
  static ObjectNode query(String lucene) {
    StringBuilder kql = new StringBuilder();
    for (String clause : lucene.split(" AND ")) {
      Matcher parts = CLAUSE.matcher(clause);
      if (!parts.matches()) {
        throw new IllegalArgumentException("Lucene beyond what is tested: " + clause);
      }
      String field = parts.group(2) == null ? parts.group(3) : parts.group(2);
      kql.append(kql.isEmpty() ? "" : " and ").append(parts.group(1) == null ? "" : "not ");
      kql.append(field).append(" : ");
      kql.append(parts.group(4) == null ? "*" : '"' + parts.group(4) + '"');
    }
    return Kql.query(kql.toString());
  }

  /** Returns the query as Grafana sends it when all values of each variable are chosen. */
  static String ofAll(String lucene) {
    return lucene.replaceAll("\\$\\w+", "*");
  }
}
