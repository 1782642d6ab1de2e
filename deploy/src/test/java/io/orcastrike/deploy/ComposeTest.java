package io.orcastrike.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class ComposeTest {
  private static final Path FILE = Installation.root().resolve("deploy/compose.yaml");

  @Test
  void givesNoServiceMoreThanItNeeds() throws Exception {
    Map<String, Map<String, Object>> services = services();
    assertThat(services)
        .containsOnlyKeys(
            "redis",
            "target",
            "drone",
            "leader",
            "elasticsearch",
            "kibana",
            "templates",
            "dashboards");
    services.forEach(
        (name, service) -> {
          assertThat(service.get("cap_drop")).as(name).isEqualTo(List.of("ALL"));
          assertThat(service.get("security_opt"))
              .as(name)
              .isEqualTo(List.of("no-new-privileges:true"));
          boolean ofElastic = name.equals("elasticsearch") || name.equals("kibana");
          assertThat(service.get("read_only")).as(name).isEqualTo(ofElastic ? null : true);
          assertThat(service).as(name).doesNotContainKeys("privileged", "network_mode", "pid");
        });
  }

  @Test
  void limitsTheMemoryOfAll() throws Exception {
    assertThat(services().values()).allSatisfy(one -> assertThat(one).containsKey("mem_limit"));
  }

  @Test
  void holdsNoSecretAndShowsNothingToOtherMachines() throws Exception {
    assertThat(Files.readString(FILE)).doesNotContainIgnoringCase("password:");
    assertThat(services().values())
        .filteredOn(service -> service.containsKey("ports"))
        .singleElement()
        .extracting(service -> service.get("ports"))
        .isEqualTo(List.of("127.0.0.1:5601:5601"));
  }

  @Test
  void waitsOnlyForServicesThatAreThere() throws Exception {
    Map<String, Map<String, Object>> services = services();
    services.forEach(
        (name, service) ->
            assertThat(services.keySet().containsAll(depended(service).keySet()))
                .as(name)
                .isTrue());
  }

  @Test
  @Tag("machine")
  void isUnderstoodByCompose() throws Exception {
    Result result =
        Programs.run(List.of("docker-compose", "--file", FILE.toString(), "config", "--quiet"));
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  @SuppressWarnings("unchecked") // the file's form, which the test by Compose holds
  private static Map<String, Map<String, Object>> services() throws Exception {
    Map<String, Object> file = new Yaml().load(Files.readString(FILE));
    return new TreeMap<>((Map<String, Map<String, Object>>) file.get("services"));
  }

  private static Map<?, ?> depended(Map<String, Object> service) {
    return service.get("depends_on") instanceof Map<?, ?> named ? named : Map.of();
  }
}
