package io.orcastrike.cli.doctor;

import io.orcastrike.spi.RecordSink;
import java.util.List;

/**
 * Whether results can be delivered to a sink, as a run asks before it begins.
 *
 * @param address for people
 */
record SinkCheck(String address, RecordSink sink) implements Check {

  @Override
  public List<Finding> look() throws InterruptedException {
    try (sink) {
      sink.check();
      return List.of(Finding.ok("sink", address + " is set up and lets us ask"));
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      return List.of(
          Finding.trouble(
              "sink",
              String.valueOf(e.getMessage()),
              "orca es setup; docs/elasticsearch.md names the privileges"));
    }
  }
}
