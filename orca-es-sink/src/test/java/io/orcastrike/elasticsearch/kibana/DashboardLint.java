package io.orcastrike.elasticsearch.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what Kibana would refuse, drop or show wrongly in a file to import, as there is no Kibana
 * to ask: what its schemas forbid, what its importer checks, and what a panel asks of documents.
 */
final class DashboardLint {
  private DashboardLint() {}

  /** Returns what is wrong with a file, each with its place; empty if nothing is. */
  static List<String> findings(String text) {
    List<String> findings = new ArrayList<>();
    try {
      ImportFile file = ImportFile.of(text);
      findings.addAll(FileRules.findings(file));
      for (JsonNode dashboard : file.ofType("dashboard")) {
        findings.addAll(DashboardRules.findings(dashboard));
        findings.addAll(ReferenceRules.findings(file, dashboard));
        findings.addAll(ControlRules.findings(dashboard));
        for (JsonNode panel : ImportFile.panels(dashboard)) {
          findings.addAll(LensRules.findings(panel));
          findings.addAll(VegaRules.findings(panel));
        }
      }
      if (findings.isEmpty()) {
        for (PanelQuery query : KibanaQueries.of(file)) {
          RequestRules.findings(query).forEach(found -> findings.add(query + ": " + found));
        }
      }
    } catch (IllegalArgumentException e) {
      findings.add(e.getMessage());
    }
    return findings;
  }
}
