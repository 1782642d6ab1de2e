package io.orcastrike.maven;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.ContextOverrides.AddRepositoriesOp;
import eu.maveniverse.maven.mima.context.ContextOverrides.ChecksumPolicy;
import eu.maveniverse.maven.mima.context.ContextOverrides.SnapshotUpdatePolicy;
import eu.maveniverse.maven.mima.runtime.standalonestatic.StandaloneStaticRuntime;
import io.orcastrike.core.local.Trouble;
import io.orcastrike.spi.TestNotFoundException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.apache.maven.settings.building.SettingsProblem;
import org.eclipse.aether.ConfigurationProperties;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;

/**
 * The repositories that a search asks, with all that Maven's settings say of them: mirrors,
 * servers, proxies, profiles.
 */
final class Repositories implements AutoCloseable {
  // Where the library keeps its connections, which it closes when they are collected as garbage.
  private static final String CONNECTIONS = "org.eclipse.aether.transport.http.GlobalState";

  private final Context context;
  private final List<RemoteRepository> all;

  private Repositories(Context context) {
    this.context = context;
    List<RemoteRepository> bare = new ArrayList<>(context.remoteRepositories());
    if (bare.stream().noneMatch(each -> each.getId().equals(ContextOverrides.CENTRAL.getId()))) {
      bare.add(ContextOverrides.CENTRAL);
    }
    this.all = system().newResolutionRepositories(session(), bare);
  }

  static Repositories open(Options options, Progress progress) throws TestNotFoundException {
    requireText();
    ContextOverrides.Builder overrides =
        ContextOverrides.create()
            .withUserSettings(true)
            .repositories(own(options))
            .addRepositoriesOp(AddRepositoriesOp.PREPEND)
            .keepBareRepositories(true)
            .offline(options.offline())
            // A POM cannot add a repository: where files come from is not the test's affair.
            .ignoreArtifactDescriptorRepositories(true)
            .checksumPolicy(ChecksumPolicy.FAIL)
            .snapshotUpdatePolicy(SnapshotUpdatePolicy.ALWAYS)
            .transferListener(progress.ofTransfers())
            .repositoryListener(progress.ofFiles())
            .configProperties(
                Map.of(
                    ConfigurationProperties.CONNECT_TIMEOUT,
                    options.connectMillis(),
                    ConfigurationProperties.REQUEST_TIMEOUT,
                    options.requestMillis(),
                    // The file of a snapshot that is loaded is the one with the timestamp: no
                    // later build is copied over it.
                    "aether.artifactResolver.snapshotNormalization",
                    false));
    options.localRepository().ifPresent(overrides::withLocalRepositoryOverride);
    if (options.settings().isPresent()) {
      Path settings = options.settings().get();
      requireFile(settings);
      overrides.withUserSettingsXmlOverride(settings);
      Path security = settings.resolveSibling("settings-security.xml");
      if (Files.exists(security)) {
        overrides.withUserSettingsSecurityXmlOverride(security);
      }
    }
    try {
      return new Repositories(new StandaloneStaticRuntime().create(overrides.build()));
    } catch (IllegalStateException e) {
      throw unreadable(options, e);
    }
  }

  private static List<RemoteRepository> own(Options options) {
    RepositoryPolicy yes =
        new RepositoryPolicy(
            true, RepositoryPolicy.UPDATE_POLICY_ALWAYS, RepositoryPolicy.CHECKSUM_POLICY_FAIL);
    RepositoryPolicy no = new RepositoryPolicy(false, null, null);
    return options.repositories().entrySet().stream()
        .map(
            each ->
                new RemoteRepository.Builder(each.getKey(), "default", each.getValue())
                    .setReleasePolicy(yes)
                    .setSnapshotPolicy(options.snapshots() ? yes : no)
                    .build())
        .toList();
  }

  /** The library takes all system properties for text, and a test may have left others. */
  private static void requireText() throws TestNotFoundException {
    for (Map.Entry<Object, Object> each : System.getProperties().entrySet()) {
      if (!(each.getKey() instanceof String && each.getValue() instanceof String)) {
        throw Trouble.of(
            "Maven's settings cannot be read, as a system property is no text",
            "%s, a %s".formatted(each.getKey(), each.getValue().getClass().getName()),
            "a test that ran in this process before has put it there",
            "to start this process anew, and System.setProperty in that test");
      }
    }
  }

  private static void requireFile(Path settings) throws TestNotFoundException {
    if (!Files.isRegularFile(settings)) {
      throw Trouble.of(
          "there are no such settings",
          settings.toAbsolutePath(),
          "a misspelt path",
          "ls " + settings.toAbsolutePath().getParent());
    }
  }

  /** Names places only: what a parser says quotes what it has read, which may be a password. */
  private static TestNotFoundException unreadable(Options options, IllegalStateException e) {
    String where = options.settings().map(String::valueOf).orElse("settings.xml");
    if (e.getCause() instanceof SettingsBuildingException invalid) {
      where +=
          invalid.getProblems().stream()
              .map(SettingsProblem::getLocation)
              .collect(Collectors.joining(", ", " (", ")"));
    }
    return Trouble.of(
        "Maven's settings cannot be read",
        where,
        "no XML, or a value that Maven does not know",
        "mvn help:effective-settings");
  }

  RepositorySystem system() {
    return context.repositorySystem();
  }

  RepositorySystemSession session() {
    return context.repositorySystemSession();
  }

  List<RemoteRepository> all() {
    return all;
  }

  /** Returns the ids and URLs. */
  String described() {
    return all.stream().map(Answer::place).collect(Collectors.joining(", "));
  }

  @Override
  public void close() {
    try {
      if (session().getCache().get(session(), CONNECTIONS) instanceof Closeable connections) {
        connections.close();
      }
    } catch (IOException e) {
      // they are closed for good, or were before
    } finally {
      context.close();
    }
  }
}
