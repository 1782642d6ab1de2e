/**
 * How a run goes, as meters of a Micrometer registry: what Spring, Quarkus or Micronaut already
 * have on the way to Prometheus, OpenTelemetry or another system.
 */
@NullMarked
package io.orcastrike.micrometer;

import org.jspecify.annotations.NullMarked;
