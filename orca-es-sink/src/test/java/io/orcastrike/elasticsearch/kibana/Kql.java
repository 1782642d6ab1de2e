package io.orcastrike.elasticsearch.kibana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of Kibana's query language that the dashboards use, made into what Kibana makes of it:
 * {@code [not] field : "value"} or {@code [not] field : *}, joined by {@code and}.
 */
final class Kql {
  private static final Pattern CLAUSE =
      Pattern.compile("(not )?([@\\w.]+) : (?:(\\*)|\"([^\"\\\\*]*)\")");

  private Kql() {}

  static ObjectNode query(String kql) {
    ObjectNode bool = ImportFile.object();
    bool.putArray("filter");
    bool.putArray("must_not");
    for (String clause : kql.split(" and ")) {
      Matcher parts = CLAUSE.matcher(clause);
      if (!parts.matches()) {
        throw new IllegalArgumentException("KQL beyond what is tested: " + clause);
      }
      ObjectNode query = bool.withArray(parts.group(1) == null ? "filter" : "must_not").addObject();
      if (parts.group(3) == null) {
        query.putObject("match_phrase").put(parts.group(2), parts.group(4));
      } else {
        query.putObject("exists").put("field", parts.group(2));
      }
    }
    ObjectNode query = ImportFile.object();
    query.set("bool", bool);
    return query;
  }
}
