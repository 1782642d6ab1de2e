package io.orcastrike.elasticsearch.kibana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * What came back for an import. That the status is 200 says only that the file was read.
 *
 * @param location where a redirect leads; else empty
 */
record ImportAnswer(URI where, int status, String location, String body) {
  private static final int SHOWN = 10;

  /**
   * Returns how many objects were imported.
   *
   * @param sent how many there should be
   * @throws IOException if it is another number
   */
  int objects(int sent) throws IOException {
    JsonNode json = json();
    if (status == 200 && json.path("success").isBoolean()) {
      return counted(json, sent);
    }
    throw refused(json);
  }

  private int counted(JsonNode json, int sent) throws IOException {
    int imported = json.path("successCount").asInt();
    if (json.path("success").asBoolean() && imported == sent) {
      return imported;
    }
    List<String> lines = new ArrayList<>();
    boolean older = false;
    for (JsonNode error : json.path("errors")) {
      ImportError told = ImportError.of(error);
      older |= told.isOfOlderKibana();
      if (lines.size() < SHOWN) {
        lines.add("%n    %s".formatted(told.text()));
      }
    }
    int more = json.path("errors").size() - lines.size();
    String rest = more > 0 ? "%n    and %d more".formatted(more) : "";
    throw Trouble.of(
        "Kibana imported %d of %d objects%s%s"
            .formatted(imported, sent, String.join("", lines), rest),
        where,
        older
            ? "this Kibana is older than 8.8"
            : "the space has objects of the same ids, or the credentials may not write all types",
        older ? "a newer Kibana" : "another space, or a role with all privileges on Dashboard");
  }

  private IOException refused(JsonNode json) {
    String said = Trouble.quoted(json.path("message").asText(""));
    String told = said.isEmpty() ? "" : ": " + said;
    if (json.path("status").isNumber()) {
      return Trouble.of(
          "Elasticsearch answered, not Kibana (%d)".formatted(status),
          where,
          "the address is that of Elasticsearch, mostly port 9200",
          "the address of Kibana, mostly port 5601");
    }
    if (ImportError.isOfOlderKibana(said)) {
      return Trouble.of(
          "Kibana is too old for these dashboards (%d%s)".formatted(status, told),
          where,
          "it is older than 8.8",
          "a newer Kibana");
    }
    return switch (status) {
      case 401 ->
          Trouble.of(
              "Kibana knows no such user or key (401%s)".formatted(told),
              where,
              "no credentials, a wrong password, or an API key that is expired",
              "curl with the same credentials at /api/status");
      case 403 ->
          Trouble.of(
              "the credentials may not import (403%s)".formatted(told),
              where,
              "a role without Saved Objects Management, Dashboard or Data View Management",
              "a role with all privileges on these in the space");
      case 404 ->
          Trouble.of(
              "there is no import at this address (404%s)".formatted(told),
              where,
              "no such space, a base path that is missing, or no Kibana",
              "the address as a browser has it, up to /app or /s/");
      case 413 ->
          Trouble.of(
              "the file is too large for something before Kibana (413)",
              where,
              "a proxy with a small limit, such as client_max_body_size",
              "the address of Kibana itself");
      case 502, 503, 504 ->
          Trouble.of(
              "Kibana is not ready (%d%s)".formatted(status, told),
              where,
              "it starts, or cannot reach its Elasticsearch",
              "it again in a minute");
      default -> unknown(told);
    };
  }

  private IOException unknown(String told) {
    if (status >= 300 && status < 400) {
      return Trouble.of(
          "the address leads elsewhere (%d)".formatted(status),
          where,
          "a login page before Kibana, http where it should be https, or a missing base path; it "
              + "leads to "
              + Trouble.quoted(location.replaceFirst("\\?.*", "")),
          "that address");
    }
    return told.isEmpty()
        ? Trouble.of(
            "the answer is not Kibana's (%d): %s".formatted(status, Trouble.quoted(body)),
            where,
            "another web server, or a page before Kibana",
            "to open the address in a browser on this machine")
        : Trouble.of(
            "Kibana refused the import (%d%s)".formatted(status, told),
            where,
            "a version of Kibana that these dashboards were not made for",
            "to import by hand what orca kibana export prints");
  }

  private JsonNode json() {
    try {
      return Json.read(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
