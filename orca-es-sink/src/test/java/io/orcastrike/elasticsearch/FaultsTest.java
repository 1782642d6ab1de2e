package io.orcastrike.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcastrike.report.RunReport;
import io.orcastrike.testkit.ManualClock;
import io.orcastrike.testkit.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a sink does, and says, while a server is not well, and that nothing is lost by it. */
@Timeout(120)
class FaultsTest {
  private static final RunReport REPORT = Reports.failed();
  private static final int MOST_PAUSES = 50;

  /** What a server has in the end that was well all the time. */
  private static Map<String, JsonNode> everything;

  @TempDir Path folder;
  private final List<String> troubles = new ArrayList<>();
  private FaultyElasticsearch server;
  private ElasticsearchSink sink;

  @BeforeAll
  static void deliverToAServerThatIsWell() throws Exception {
    try (FaultyElasticsearch well = FaultyElasticsearch.start()) {
      Deliveries.deliver(ElasticsearchSink.to(Server.at(well.url())).build(), REPORT);
      everything = well.documents();
    }
  }

  @BeforeEach
  void start() throws IOException {
    server = FaultyElasticsearch.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static Stream<Arguments> wholeFaults() {
    return Stream.of(
        arguments(
            Fault.error(401, "security_exception", "unable to authenticate user [orca]"),
            List.of("refuses user, password or API key", "401", "correct them")),
        arguments(
            Fault.error(403, "security_exception", "action [x] is unauthorized for user [orca]"),
            List.of("does not allow this", "unauthorized for user [orca]", "privileges")),
        arguments(
            Fault.error(429, "es_rejected_execution_exception", "rejected execution of bulk"),
            List.of("is busy", "rejected execution of bulk", "goes on by itself")),
        arguments(
            Fault.error(503, "cluster_block_exception", "state not recovered"),
            List.of("is not ready", "503", "state not recovered", "goes on by itself")),
        arguments(Fault.html(401), List.of("refuses user, password or API key", "401")),
        arguments(Fault.html(403), List.of("does not allow this", "403")),
        arguments(Fault.html(429), List.of("is busy", "429")),
        arguments(Fault.html(503), List.of("behind its proxy", "503", "goes on by itself")),
        arguments(Fault.html(200), List.of("not as Elasticsearch does", "correct the address")),
        arguments(
            Fault.openSearch(),
            List.of("is no Elasticsearch of version 8 or 9 (406, Content-Type header [x] is not")),
        arguments(
            Fault.otherProgram(), List.of("not as Elasticsearch does", "correct the address")));
  }

  @ParameterizedTest
  @MethodSource("wholeFaults")
  void saysWhatIsWrongAndGoesOnWhenItIsMended(Fault fault, List<String> words) throws Exception {
    server.next(fault);
    deliver();
    assertThat(troubles).hasSize(1);
    assertThat(troubles.get(0)).contains(words).contains("the rest not yet");
    assertEverythingIsThereOnce();
  }

  @ParameterizedTest
  @MethodSource("wholeFaults")
  void saysWhatIsWrongFromTheStart(Fault fault, List<String> words) throws Exception {
    server.everywhere(fault);
    if (fault.status() == 403 && fault.product()) {
      newSink().check(); // who may not look whether the server is set up can still write
    } else {
      assertThatThrownBy(() -> newSink().check())
          .isInstanceOf(IOException.class)
          .message()
          .contains(words);
    }
    deliver();
    assertThat(troubles.get(0)).contains(words);
    assertEverythingIsThereOnce();
  }

  @Test
  void writesNothingBeforeTheServerIsSetUp() throws Exception {
    server.setUp(false);
    assertThatThrownBy(() -> newSink().check()).hasMessageContaining("run orca es setup");
    deliver(() -> assertThat(server.documents()).isEmpty());
    assertThat(troubles.get(0)).contains("0 documents", "orca es setup", "nothing is lost");
    assertEverythingIsThereOnce();
  }

  @Test
  void writesWithoutSetUpWhereTheTemplatesAreTheUsersOwn() throws Exception {
    server.setUp(false);
    sink = settings().ownTemplates().build();
    Deliveries.deliver(sink, REPORT);
    assertThat(troubles).isEmpty();
    assertEverythingIsThereOnce();
  }

  static Stream<Arguments> itemFaults() {
    return Stream.of(
        arguments(
            429, "es_rejected_execution_exception", "queue full", List.of("is busy", "queue full")),
        arguments(
            429,
            "cluster_block_exception",
            "disk usage exceeded flood-stage watermark",
            List.of("no disk left", "flood-stage", "goes on by itself")),
        arguments(
            403,
            "cluster_block_exception",
            "FORBIDDEN/8/index write (api)",
            List.of("does not let write", "index write (api)", "take the block off")),
        arguments(
            403,
            "security_exception",
            "unauthorized for API key",
            List.of("does not allow this", "unauthorized for API key")),
        arguments(404, "index_not_found_exception", "no such index", List.of("run orca es setup")),
        arguments(
            503,
            "unavailable_shards_exception",
            "primary shard is not active",
            List.of("is not ready", "primary shard is not active")));
  }

  @ParameterizedTest
  @MethodSource("itemFaults")
  void sendsAgainOnlyWhatWasNotTaken(int status, String type, String reason, List<String> words)
      throws Exception {
    server.ofItem(new Fault.OfItem(FaultsTest::isOfASwarm, status, type, reason));
    deliver();
    assertThat(troubles).hasSize(1);
    assertThat(troubles.get(0)).contains(words).doesNotStartWith("0 documents");
    assertThat(server.sizes().get(1)).isLessThan(server.sizes().get(0));
    assertEverythingIsThereOnce();
  }

  private static boolean isOfASwarm(JsonNode document) {
    return document.at("/event/dataset").asText().equals("orca.swarm");
  }

  @Test
  void keepsWhatIsRefusedForGood() throws Exception {
    server.ofItem(
        new Fault.OfItem(
            FaultsTest::isOfASwarm,
            400,
            "document_parsing_exception",
            "[1:99] failed to parse field [orca.users.active] of type [long]"));
    deliver();
    assertThat(troubles).isEmpty();
    assertThat(server.documents()).hasSize(everything.size() - 2);
    assertThat(sink.delivery().complete()).isFalse();
    assertThat(sink.delivery().text())
        .contains(", 2 refused: ", "failed to parse field [orca.users.active]")
        .doesNotContain("not yet");
    List<String> lines = Files.readAllLines(folder.resolve("elasticsearch-refused.ndjson"));
    assertThat(lines).hasSize(2);
    for (String line : lines) {
      JsonNode kept = new ObjectMapper().readTree(line);
      assertThat(kept.get("reason").asText()).contains("failed to parse field");
      String key = kept.get("stream").asText() + "/" + kept.get("id").asText();
      JsonNode document = new ObjectMapper().readTree(kept.get("document").asText());
      assertThat(document).isEqualTo(everything.get(key));
    }
  }

  @Test
  void countsWhatIsRefusedAlsoWhereItCannotBeKept() throws Exception {
    folder = Files.writeString(folder.resolve("file"), "no folder");
    server.ofItem(new Fault.OfItem(FaultsTest::isOfASwarm, 400, "mapper_exception", "no"));
    deliver();
    assertThat(troubles).isEmpty();
    assertThat(sink.delivery().text()).contains(", 2 refused: ");
    assertThat(server.documents()).hasSize(everything.size() - 2);
  }

  @Test
  void sendsLessAtOnceWhereRequestsAreTooLong() throws Exception {
    server.mostBytes(60_000);
    deliver();
    assertThat(troubles).isEmpty();
    assertThat(server.sizes()).hasSizeGreaterThan(2);
    assertEverythingIsThereOnce();
  }

  @Test
  void refusesADocumentThatIsTooLongByItself() throws Exception {
    server.mostBytes(10_000);
    deliver();
    assertThat(sink.delivery().text()).contains("refused", "http.max_content_length");
    assertThat(server.documents()).isNotEmpty().hasSizeLessThan(everything.size());
    List<String> lines = Files.readAllLines(folder.resolve("elasticsearch-refused.ndjson"));
    assertThat(lines).hasSize(everything.size() - server.documents().size());
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    server.close();
    deliverUntilInterrupted();
    assertThat(sink.delivery().text()).startsWith("0 documents").contains("cannot be reached");
    assertThatThrownBy(() -> newSink().check()).hasMessageContaining("cannot be reached");
  }

  @Test
  void saysThatNobodyKnowsTheName() throws Exception {
    sink =
        ElasticsearchSink.to(Server.at("http://no-such-host.invalid:9200"))
            .pause(FaultsTest::interrupt)
            .build();
    assertThatThrownBy(() -> Deliveries.deliver(sink, REPORT))
        .isInstanceOf(InterruptedException.class);
    assertThat(sink.delivery().text()).contains("nobody knows", "correct the address");
  }

  @Test
  void saysWhatIsMissingWhenItIsInterrupted() throws Exception {
    server.next(Fault.error(429, "es_rejected_execution_exception", "queue full"));
    deliverUntilInterrupted();
    assertThat(sink.delivery().complete()).isFalse();
    assertThat(sink.delivery().text()).contains("the rest not yet", "queue full");
    deliver();
    assertEverythingIsThereOnce();
  }

  @Test
  void canBeInterruptedWhileTheServerIsSilent() throws Exception {
    server.hold();
    sink = settings().pause(backoff -> troubles.add("a pause")).build();
    List<Exception> thrown = new ArrayList<>();
    Thread thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    Deliveries.deliver(sink, REPORT);
                  } catch (Exception e) {
                    thrown.add(e);
                  }
                });
    server.awaitHeld();
    thread.interrupt();
    thread.join(30_000);
    assertThat(thread.isAlive()).isFalse();
    assertThat(thrown).singleElement().isInstanceOf(InterruptedException.class);
    assertThat(troubles).isEmpty();
    assertThat(sink.delivery().complete()).isFalse();
    assertThat(sink.delivery().text()).startsWith("0 documents").contains("the rest not yet");
  }

  @Test
  void isRequiredIfItIsSaid() {
    assertThat(settings().build().isRequired()).isFalse();
    assertThat(settings().required(true).build().isRequired()).isTrue();
  }

  private ElasticsearchSink.Builder settings() {
    return ElasticsearchSink.to(Server.at(server.url()))
        .clock(new ManualClock())
        .folder(run -> folder);
  }

  private ElasticsearchSink newSink() {
    return settings().build();
  }

  /** Delivers a run; notes at each pause what the sink says, and then mends the server. */
  private void deliver(Runnable... atPause) throws Exception {
    sink =
        settings()
            .pause(
                backoff -> {
                  troubles.add(sink.delivery().text());
                  assertThat(troubles).hasSizeLessThan(MOST_PAUSES);
                  Stream.of(atPause).forEach(Runnable::run);
                  server.heal();
                })
            .build();
    Deliveries.deliver(sink, REPORT);
  }

  private void deliverUntilInterrupted() {
    sink = settings().pause(FaultsTest::interrupt).build();
    assertThatThrownBy(() -> Deliveries.deliver(sink, REPORT))
        .isInstanceOf(InterruptedException.class);
  }

  private static void interrupt(Backoff backoff) throws InterruptedException {
    throw new InterruptedException();
  }

  private void assertEverythingIsThereOnce() {
    assertThat(server.documents()).isEqualTo(everything);
    assertThat(server.creations()).isEqualTo(everything.size());
    assertThat(sink.delivery().complete()).isTrue();
    assertThat(sink.delivery().text()).startsWith(everything.size() + " documents");
    assertThat(folder).isEmptyDirectory();
  }
}
