package io.orcastrike.samples.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set, under {@code orca.} in the application's properties.
 *
 * @param redis where the swarm's drones are; empty: runs have drones in this process
 * @param namespace of the swarm
 * @param mostRuns how many runs may go on at once
 * @param folder where results are kept, in a folder for each run
 * @param allow groups of Maven coordinates that may be run
 * @param stopWithin how long runs may take to end when the application does
 */
@ConfigurationProperties("orca")
record LeaderSettings(
    @DefaultValue("") String redis,
    @DefaultValue("default") String namespace,
    @DefaultValue("2") int mostRuns,
    @DefaultValue("runs") Path folder,
    @DefaultValue List<String> allow,
    @DefaultValue("20s") Duration stopWithin) {}
