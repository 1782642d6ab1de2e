package io.orcastrike.cli;

import io.orcastrike.maven.MavenLoader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say where tests named by coordinates come from. */
final class MavenOptions {
  @Option(
      names = "--repository",
      paramLabel = "ID=URL",
      description =
          "Look for tests there, too: https, http or file; may be repeated. Users and passwords"
              + " stand in settings.xml.")
  private Map<String, String> repositories = new LinkedHashMap<>();

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "Maven's settings; ~/.m2/settings.xml by default.")
  private @Nullable Path settings;

  @Option(
      names = "--local-repository",
      paramLabel = "DIR",
      description = "Keep what is fetched there; Maven's own by default.")
  private @Nullable Path localRepository;

  @Option(names = "--offline", description = "Take what is in the local repository, ask no other.")
  private boolean offline;

  @Option(names = "--snapshots", description = "Run tests whose version is a snapshot, too.")
  private boolean snapshots;

  /** Returns a loader that looks there, and may load nothing yet. */
  MavenLoader.Builder loader(Console console) throws Problem {
    MavenLoader.Builder builder =
        MavenLoader.builder()
            .offline(offline)
            .snapshots(snapshots)
            .progress(line -> console.screen().line("orca: " + Figures.harmless(line)));
    try {
      for (Map.Entry<String, String> repository : repositories.entrySet()) {
        builder.repository(repository.getKey(), repository.getValue());
      }
    } catch (IllegalArgumentException e) {
      throw LoadOptions.slip(
          "--repository: " + e.getMessage(), "--repository acme=https://repo.acme.com/maven/");
    }
    if (settings != null) {
      builder.settings(console.directory().resolve(settings));
    }
    if (localRepository != null) {
      builder.localRepository(console.directory().resolve(localRepository));
    }
    return builder;
  }

  /** Returns the URLs of repositories, by id. */
  Map<String, String> repositories() {
    return repositories;
  }

  /** Returns the flags that look in the same places. */
  String flags() {
    StringBuilder flags = new StringBuilder();
    repositories.forEach(
        (id, url) -> flags.append(" --repository ").append(Shell.quote(id + "=" + url)));
    if (settings != null) {
      flags.append(" --settings ").append(Shell.quote(settings.toString()));
    }
    if (localRepository != null) {
      flags.append(" --local-repository ").append(Shell.quote(localRepository.toString()));
    }
    if (offline) {
      flags.append(" --offline");
    }
    if (snapshots) {
      flags.append(" --snapshots");
    }
    return flags.toString();
  }
}
