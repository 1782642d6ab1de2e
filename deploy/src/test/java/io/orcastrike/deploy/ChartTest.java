package io.orcastrike.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {
  private static final Pattern VALUE = Pattern.compile("\\.Values\\.([\\w.]+)");

  @Test
  void hasValuesThatFitTheirSchema() throws Exception {
    assertThat(mistakes(Chart.values())).isEmpty();
  }

  static List<Map<String, Object>> mistaken() {
    return List.of(
        Map.of("drone.kind", "StatefulSet"),
        Map.of("drone.replica", 3),
        Map.of("drone.replicas", "3"),
        Map.of("leader.arguments", List.of("--quorum", 3)),
        Map.of("leader.schedule", "at three"),
        Map.of("swarm.namespace", "two words"),
        Map.of("swarm.on", "redis://user:password@redis"));
  }

  @ParameterizedTest
  @MethodSource("mistaken")
  void refusesAMistakenValue(Map<String, Object> changed) throws Exception {
    assertThat(mistakes(Chart.values(changed))).hasSize(1);
  }

  private static Set<ValidationMessage> mistakes(Map<String, Object> values) throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(VersionFlag.V7)
            .getSchema(Files.readString(Chart.FOLDER.resolve("values.schema.json")));
    return schema.validate(Chart.YAML.valueToTree(values).toString(), InputFormat.JSON);
  }

  @Test
  void usesEachOfItsValuesAndNoOther() throws Exception {
    Set<String> used =
        Chart.templates().values().stream()
            .flatMap(text -> VALUE.matcher(text).results())
            .map((MatchResult found) -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> defined = new TreeSet<>();
    Chart.values()
        .forEach(
            (section, values) ->
                ((Map<?, ?>) values).keySet().forEach(name -> defined.add(section + "." + name)));
    assertThat(used).isEqualTo(defined);
  }

  static List<Map<String, Object>> variants() {
    return List.of(
        Map.of(),
        Map.of("drone.kind", "DaemonSet"),
        Map.of("redis.enabled", false, "swarm.on", "rediss+srv://_redis._tcp.02.orca"),
        Map.of("swarm.droneSecret", "orca-drone", "swarm.leaderSecret", "orca-leader"),
        Map.of("leader.claim", "runs", "leader.suspend", false),
        Map.of("network.egress", List.of()),
        Map.of("network.policy", false),
        Map.of(
            "drone.nodeSelector",
            Map.of("load", "yes"),
            "drone.tolerations",
            List.of(Map.of("key", "load", "operator", "Exists"))));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void makesHardenedObjectsThatKubernetesKnows(Map<String, Object> changed) throws Exception {
    Map<String, Object> values = Chart.values(changed);
    assertThat(mistakes(values)).isEmpty();
    List<JsonNode> pods = pods(objects(values));
    assertThat(pods).hasSizeGreaterThanOrEqualTo(2);
    for (JsonNode pod : pods) {
      assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
      JsonNode security = pod.path("securityContext");
      assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
      assertThat(security.path("runAsUser").asInt()).isPositive();
      assertThat(security.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
      JsonNode container = pod.path("containers").path(0);
      assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
      assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
          .isFalse();
      assertThat(container.at("/securityContext/capabilities/drop/0").asText()).isEqualTo("ALL");
      assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
    }
  }

  @Test
  void hasADroneOnEveryMachineIfWanted() throws Exception {
    List<JsonNode> objects = objects(Chart.values(Map.of("drone.kind", "DaemonSet")));
    JsonNode drones =
        objects.stream().filter(one -> is(one, "DaemonSet")).findFirst().orElseThrow();
    assertThat(drones.path("spec").has("replicas")).isFalse();
    assertThat(objects).noneMatch(one -> is(one, "PodDisruptionBudget"));
  }

  @Test
  void takesPasswordsFromSecretsOnly() throws Exception {
    Map<String, Object> values =
        Chart.values(Map.of("swarm.droneSecret", "drones", "swarm.leaderSecret", "leaders"));
    assertThat(pods(objects(values)))
        .filteredOn(pod -> !pod.at("/containers/0/name").asText().equals("redis"))
        .extracting(pod -> pod.findValue("secretName").asText())
        .containsExactlyInAnyOrder("drones", "leaders");
  }

  @ParameterizedTest
  @ValueSource(strings = {"  terminationGraceSeconds: 30", "  replicas: three"})
  void looksAtFieldsAndTheirTypes(String mistake) {
    String text =
        """
        apiVersion: apps/v1
        kind: Deployment
        spec:
        %s
          template: {}
          selector: {}
        """
            .formatted(mistake);
    assertThatThrownBy(() -> KubernetesObjects.read(text)).isInstanceOf(RuntimeException.class);
  }

  private static List<JsonNode> objects(Map<String, Object> values) throws IOException {
    List<JsonNode> objects = new ArrayList<>();
    for (String text : Chart.rendered(values).values()) {
      objects.addAll(KubernetesObjects.read(text));
    }
    return objects;
  }

  private static boolean is(JsonNode object, String kind) {
    return object.path("kind").asText().equals(kind);
  }

  private static List<JsonNode> pods(List<JsonNode> objects) {
    return objects.stream()
        .flatMap(
            object ->
                Stream.of("/spec/template/spec", "/spec/jobTemplate/spec/template/spec")
                    .map(object::at))
        .filter(JsonNode::isObject)
        .toList();
  }
}
