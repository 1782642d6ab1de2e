/** Leader and drones, what a run came to, and what transports, sinks and loaders implement. */
@SuppressWarnings("requires-automatic") // HdrHistogram has no module name of its own
module io.orcastrike.core {
  requires transitive io.orcastrike.api;
  requires HdrHistogram;
  requires com.fasterxml.jackson.databind;
  requires java.management;
  requires jdk.management;
  requires org.slf4j;
  requires static java.sql; // only to look after drivers that a test has registered
  requires static org.jspecify;

  exports io.orcastrike.core;
  exports io.orcastrike.core.capacity;
  exports io.orcastrike.core.compare;
  exports io.orcastrike.core.inline;
  exports io.orcastrike.core.local;
  exports io.orcastrike.core.protocol; // for Timing and LossPolicy
  exports io.orcastrike.core.signing;
  exports io.orcastrike.core.sink;
  exports io.orcastrike.core.steering;
  exports io.orcastrike.report;
  exports io.orcastrike.spi;

  // The codec reads and writes records by reflection.
  opens io.orcastrike.core.load to
      com.fasterxml.jackson.databind;
  opens io.orcastrike.core.measure to
      com.fasterxml.jackson.databind;
  opens io.orcastrike.core.protocol to
      com.fasterxml.jackson.databind;
  opens io.orcastrike.report to
      com.fasterxml.jackson.databind;
  opens io.orcastrike.spi to
      com.fasterxml.jackson.databind;
}
