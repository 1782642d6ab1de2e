package io.orcastrike.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.orcastrike.report.Delivery;
import io.orcastrike.report.Progress;
import io.orcastrike.report.RecordedInterval;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.RecordSink;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings a run's results to Elasticsearch while the run goes on: see docs/elasticsearch.md. Each
 * document has an id of its own making, so that whatever is sent again, by this sink or a later
 * one, is there once.
 *
 * <p>For one run; {@link #delivery} from any thread.
 */
public final class ElasticsearchSink implements RecordSink {
  /** What begins that long after the load has is a run taken up, or delivered again. */
  private static final Duration LATE = Duration.ofSeconds(60);

  private final Builder settings;
  private final Tally tally = new Tally();
  private @Nullable Connection connection;
  private @Nullable Outbox outbox;
  private @Nullable EventDocuments events;
  private @Nullable IntervalDocuments intervals;

  private ElasticsearchSink(Builder settings) {
    this.settings = settings;
  }

  /** Begins a sink that brings results to a server. */
  public static Builder to(Server server) {
    return new Builder(server);
  }

  @Override
  public String name() {
    return "elasticsearch";
  }

  @Override
  public boolean isRequired() {
    return settings.required;
  }

  @Override
  public void check() throws IOException {
    try (Connection asking = Connection.to(settings.server)) {
      Readiness.check(asking, settings.templates);
    } catch (IOException | ElasticsearchException e) {
      throw new IOException(Trouble.of(settings.server, e), e);
    }
  }

  @Override
  public void started(RunInfo info) throws IOException, InterruptedException {
    RunDocuments run = new RunDocuments(info, settings.streams, settings.service);
    EventDocuments begun = new EventDocuments(run);
    events = begun;
    intervals = new IntervalDocuments(run);
    Outbox opened = open(info);
    opened.add(List.of(begun.started()));
  }

  private Outbox open(RunInfo info) throws IOException {
    Connection opened = Connection.to(settings.server);
    connection = opened;
    Known known = new Known(opened, settings.streams);
    Instant now = Instant.EPOCH.plusNanos(settings.clock.wallNanos());
    if (info.startedAt().plus(LATE).isBefore(now)) {
      known.ask();
    }
    Refusals refusals = new Refusals(settings.folder.map(ofRun -> ofRun.apply(info.runId())));
    Readiness readiness = new Readiness(opened, settings.templates);
    Sender sender =
        new Sender(settings.server, opened, known, readiness, tally, refusals, settings.pause);
    Outbox made = new Outbox(sender);
    outbox = made;
    return made;
  }

  @Override
  public void progressed(Progress progress) throws InterruptedException {
    if (outbox != null && events != null) {
      outbox.add(events.since(progress));
      outbox.send();
    }
  }

  @Override
  public void recorded(RecordedInterval interval) throws InterruptedException {
    if (outbox != null && intervals != null) {
      outbox.add(intervals.of(interval));
    }
  }

  @Override
  public void ended(RunReport report) throws IOException, InterruptedException {
    RunDocuments run = new RunDocuments(report.info(), settings.streams, settings.service);
    if (outbox == null) {
      open(report.info()); // it never began to load
    }
    EventDocuments told = events == null ? new EventDocuments(run) : events;
    Outbox last = Objects.requireNonNull(outbox);
    last.add(new SummaryDocuments(run, report).all());
    last.add(told.ended(report));
    last.send();
    tally.ended();
  }

  @Override
  public Delivery delivery() {
    return tally.delivery(name());
  }

  @Override
  public void close() throws IOException {
    if (connection != null) {
      connection.close();
    }
  }

  /** Collects what a sink needs to know. */
  public static final class Builder {
    private final Server server;
    private Streams streams = new Streams("default");
    private RunDocuments.Service service = new RunDocuments.Service("", "", "");
    private Optional<Function<String, Path>> folder = Optional.empty();
    private boolean required;
    private boolean templates = true;
    private Clock clock = Clock.system();
    private Sender.Pause pause = backoff -> Thread.sleep(backoff.next());

    private Builder(Server server) {
      this.server = server;
    }

    /**
     * Says the last part of the data streams' names, {@code default} by default.
     *
     * @throws IllegalArgumentException if Elasticsearch does not allow it
     */
    public Builder namespace(String namespace) {
      streams = new Streams(namespace);
      return this;
    }

    /**
     * Names the system under test.
     *
     * @param name empty: the plan's
     * @param version empty: none
     * @param environment such as staging; empty: none
     */
    public Builder service(String name, String version, String environment) {
      service = new RunDocuments.Service(name, version, environment);
      return this;
    }

    /** Keeps documents that are refused for good in a folder, which depends on the run's id. */
    public Builder folder(Function<String, Path> ofRun) {
      folder = Optional.of(ofRun);
      return this;
    }

    /** Says whether a run is not complete unless everything arrives. */
    public Builder required(boolean value) {
      required = value;
      return this;
    }

    /** Writes also where {@link ElasticsearchSetup} has not been: the templates are the user's. */
    public Builder ownTemplates() {
      templates = false;
      return this;
    }

    /** Takes time from another clock than the machine's. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** Waits in another way between two tries. */
    Builder pause(Sender.Pause pause) {
      this.pause = pause;
      return this;
    }

    /** Makes the sink. */
    public ElasticsearchSink build() {
      return new ElasticsearchSink(this);
    }
  }
}
