package io.orcastrike.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The plain manifests; {@code -Dmanifests=write} writes them anew. */
class ManifestsTest {
  private static final Path FOLDER = Installation.root().resolve("deploy/kubernetes/manifests");

  @Test
  void areWhatTheChartMakesOfItsOwnValues() throws Exception {
    SortedMap<String, String> made = made();
    if (System.getProperty("manifests", "").equals("write")) {
      for (String name : made.keySet()) {
        Files.writeString(FOLDER.resolve(name), made.get(name));
      }
    }
    assertThat(Chart.texts(FOLDER)).isEqualTo(made);
  }

  private static SortedMap<String, String> made() throws IOException {
    SortedMap<String, String> made = new TreeMap<>();
    Chart.rendered(Chart.values())
        .forEach(
            (name, text) -> made.put(name, "# What ../chart makes of its own values.\n" + text));
    StringBuilder list =
        new StringBuilder("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n")
            .append("resources:\n");
    made.keySet().forEach(name -> list.append("  - ").append(name).append('\n'));
    made.put("kustomization.yaml", list.toString());
    return made;
  }
}
