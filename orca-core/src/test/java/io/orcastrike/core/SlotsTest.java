package io.orcastrike.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcastrike.core.local.Compiled;
import io.orcastrike.core.local.InProcessTransport;
import io.orcastrike.core.local.Jar;
import io.orcastrike.core.local.TestFiles;
import io.orcastrike.core.protocol.Timing;
import io.orcastrike.report.DroneResult;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.TestLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One process that takes part in several runs at once. */
@Timeout(180)
class SlotsTest {
  private static final String KEY = "orca.tests.slots";
  private static final String TEST =
      """
      import static io.orcastrike.api.LoadProfile.iterations;
      import io.orcastrike.api.*;
      import java.util.concurrent.*;

      public final class Sees implements LoadTest {
        @Override public Plan plan(Parameters parameters) {
          return Plan.named("sees")
              .load("load", iterations(1))
              .scenario("both at once", it -> {
                ((CyclicBarrier) System.getProperties().get("orca.tests.slots"))
                    .await(30, TimeUnit.SECONDS);
              })
              .build();
        }

        @Override public void prepare(DroneContext context) throws Exception {
          context.result("sees", String.valueOf(%s));
          context.result("own", "" + (%s.class.getClassLoader() == getClass().getClassLoader()));
        }
      }
      """;

  @TempDir Path folder;
  private final InProcessTransport transport = new InProcessTransport();
  private final Swarm swarm = Swarm.on(transport).timing(Timing.SWARM.scaled(0.1));
  private final Map<String, TestFiles> tests = new ConcurrentHashMap<>();
  private final TestLoader loader = test -> tests.get(test).find(test);

  @AfterEach
  void close() {
    System.getProperties().remove(KEY);
    transport.close();
  }

  @Test
  void runsAtOnceSeeEachItsOwnVersionOfALibrary() throws Exception {
    for (String version : List.of("1", "2")) {
      String library =
          "package lib; public class Version { public static String it() { return \"%s\"; } }"
              .formatted(version);
      offer(version, library("lib/Version.java", library), "lib.Version.it()", "lib.Version");
    }
    List<RunReport> reports = runBoth("1", "2");
    assertThat(sees(reports)).containsExactly("1", "2");
  }

  @Test
  void noRunSeesALibraryOfOrca() throws Exception {
    String mapper = "com.fasterxml.jackson.databind.ObjectMapper";
    List<Path> real =
        List.of(jarOf(ObjectMapper.class), jarOf(JsonFactory.class), jarOf(JsonProperty.class));
    offer("real", real, "new %s().readTree(\"[1, 2]\").size()".formatted(mapper), mapper);
    String fake =
        "package com.fasterxml.jackson.databind; public class ObjectMapper"
            + " { public static String fake() { return \"fake\"; } }";
    List<Path> fakes = library("com/fasterxml/jackson/databind/ObjectMapper.java", fake);
    offer("fake", fakes, "%s.fake()".formatted(mapper), mapper);
    List<RunReport> reports = runBoth("real", "fake");
    assertThat(sees(reports)).containsExactly("2", "fake");
  }

  @Test
  void twoSlotsNeverTakePartInTheSameRun() throws Exception {
    String library = "package lib; public class Version { public static String it = \"1\"; }";
    offer("1", library("lib/Version.java", library), "lib.Version.it", "lib.Version");
    System.getProperties().put(KEY, new CyclicBarrier(1));
    try (Closing drone = new Closing(Orca.drone(loader, swarm).name("d").slots(2).start())) {
      Swarm hasty = swarm.timing(swarm.timing().withQuorumWithin(Duration.ofSeconds(2)));
      RunReport refused = lead("1").on(hasty).drones(2).start().await();
      assertThat(refused.verdict()).isEqualTo(Verdict.NO_QUORUM);
      assertThat(refused.reasons()).singleElement().asString().startsWith("1 of 2 drones joined");
      assertThat(lead("1").start().await().verdict()).isEqualTo(Verdict.PASSED);
      assertThat(drone.drone).isNotNull();
    }
  }

  @Test
  void slotsMustBeOneToSixteen() throws Exception {
    DroneBuilder drone = Orca.drone(loader, swarm).name("d");
    for (int wrong : new int[] {0, 17}) {
      assertThatThrownBy(() -> drone.slots(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("slots must be 1 to 16, were " + wrong);
    }
  }

  private List<RunReport> runBoth(String one, String other) throws Exception {
    System.getProperties().put(KEY, new CyclicBarrier(2));
    List<RunReport> reports;
    try (Closing drone = new Closing(Orca.drone(loader, swarm).name("d").slots(2).start())) {
      Run first = lead(one).start();
      Run second = lead(other).start();
      reports = List.of(first.await(), second.await());
      assertThat(drone.drone).isNotNull();
    }
    for (RunReport report : reports) {
      assertThat(report.verdict()).as("%s", report.reasons()).isEqualTo(Verdict.PASSED);
      assertThat(report.drones().get(0).results()).containsEntry("own", "true");
    }
    List<DroneResult> drones = reports.stream().map(report -> report.drones().get(0)).toList();
    assertThat(drones).extracting(DroneResult::name).containsExactlyInAnyOrder("d/1", "d/2");
    assertThat(Set.of(drones.get(0).process(), drones.get(1).process())).hasSize(2);
    return reports;
  }

  private static List<String> sees(List<RunReport> reports) {
    return reports.stream().map(report -> report.drones().get(0).results().get("sees")).toList();
  }

  private record Closing(SwarmDrone drone) implements AutoCloseable {
    @Override
    public void close() throws InterruptedException {
      drone.close();
      assertThat(drone.await()).isFalse();
    }
  }

  private Orca.Builder lead(String test) {
    return Orca.test(loader, test).on(swarm).trust(new TrustLimits(Duration.ofHours(1), 1, 1));
  }

  private List<Path> library(String file, String source) throws IOException {
    Path jar = java.nio.file.Files.createTempFile(folder, "lib", ".jar");
    return List.of(new Jar().with("", Compiled.folder(folder, Map.of(file, source))).write(jar));
  }

  /** Compiles the test against its own library, which comes first. */
  private void offer(String name, List<Path> library, String expression, String type)
      throws IOException {
    Path classes =
        Compiled.folder(folder, Map.of("Sees.java", TEST.formatted(expression, type)), library);
    List<Path> classPath = new java.util.ArrayList<>(List.of(classes));
    classPath.addAll(library);
    tests.put(name, TestFiles.of(classPath, Optional.empty()));
  }

  private static Path jarOf(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
