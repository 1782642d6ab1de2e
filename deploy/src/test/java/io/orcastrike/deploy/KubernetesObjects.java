package io.orcastrike.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1DaemonSet;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import java.io.IOException;
import java.util.List;

/** Objects of Kubernetes, as they stand in a manifest. */
final class KubernetesObjects {
  private KubernetesObjects() {}

  /**
   * Returns the objects in a text of YAML.
   *
   * @throws IllegalArgumentException if one has a field that Kubernetes does not know, or of
   *     another type, or lacks one that it demands
   */
  static List<JsonNode> read(String text) throws IOException {
    List<JsonNode> objects =
        Chart.YAML.readerFor(JsonNode.class).<JsonNode>readValues(text).readAll().stream()
            .filter(JsonNode::isObject)
            .toList();
    for (JsonNode object : objects) {
      check(object);
    }
    return objects;
  }

  private static void check(JsonNode object) throws IOException {
    String json = object.toString();
    String type = object.path("apiVersion").asText() + " " + object.path("kind").asText();
    switch (type) {
      case "v1 Service" -> V1Service.fromJson(json);
      case "v1 ServiceAccount" -> V1ServiceAccount.fromJson(json);
      case "apps/v1 Deployment" -> V1Deployment.fromJson(json);
      case "apps/v1 DaemonSet" -> V1DaemonSet.fromJson(json);
      case "batch/v1 CronJob" -> V1CronJob.fromJson(json);
      case "policy/v1 PodDisruptionBudget" -> V1PodDisruptionBudget.fromJson(json);
      case "networking.k8s.io/v1 NetworkPolicy" -> V1NetworkPolicy.fromJson(json);
      default -> throw new IllegalArgumentException("an object of no known type: " + type);
    }
  }
}
