package io.orcastrike.cli;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say what is told of a run, and where. */
final class OutputOptions {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write the files of the run there instead of orca-out/<time>-<run>/.")
  @Nullable Path out;

  @Option(names = "--json", description = "Print the result as exactly one JSON document.")
  boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print the verdict and the files only.")
  boolean quiet;

  @Option(
      names = "--live",
      description = "Show the run while it goes on, and steer it, in a browser on this machine.")
  boolean live;

  @Option(
      names = "--live-port",
      paramLabel = "PORT",
      description = "The same on a port of one's choice; by default any that is free.")
  @Nullable Integer livePort;

  @Option(
      names = "--prometheus",
      paramLabel = "[HOST:]PORT",
      converter = ListenConverter.class,
      description =
          "Show a Prometheus how the run goes, at /metrics there; on this machine alone unless a"
              + " host is given.")
  @Nullable InetSocketAddress prometheus;

  @Mixin SinkOptions sinks = new SinkOptions();

  @Option(
      names = "--show-config",
      description = "Print each option's value and where it came from, and run nothing.")
  boolean showConfig;
}
