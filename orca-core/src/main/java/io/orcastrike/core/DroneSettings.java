package io.orcastrike.core;

import io.orcastrike.core.protocol.Timing;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.spi.Transport;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a drone needs.
 *
 * @param name for people
 * @param namespace of the channels
 * @param secrets where the test's secrets come from, by name
 * @param warmUp warms the engine; drones of one process share it
 * @param unsent keeps what no leader acknowledged
 * @param limits of the runs it takes part in
 * @param siblings the drones of one process that must not take part in the same run
 */
record DroneSettings(
    String name,
    String namespace,
    Transport transport,
    TestLoader loader,
    Clock clock,
    Timing timing,
    Function<String, Optional<String>> secrets,
    WarmUp warmUp,
    Unsent unsent,
    DroneLimits limits,
    Siblings siblings) {}
