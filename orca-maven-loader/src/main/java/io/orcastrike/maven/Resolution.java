package io.orcastrike.maven;

import io.orcastrike.core.local.Trouble;
import io.orcastrike.report.LockedFile;
import io.orcastrike.spi.TestNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.VersionRequest;
import org.eclipse.aether.resolution.VersionResolutionException;
import org.eclipse.aether.resolution.VersionResult;
import org.eclipse.aether.util.graph.selector.AndDependencySelector;
import org.eclipse.aether.util.graph.selector.ExclusionDependencySelector;
import org.eclipse.aether.util.repository.SimpleArtifactDescriptorPolicy;

/**
 * The steps from coordinates to files: the exact version, its POM, the libraries, the files of all.
 *
 * <p>Used by one thread.
 */
final class Resolution {
  /** What every test class loader takes from its host. */
  private static final List<Exclusion> OF_THE_HOST =
      List.of(
          new Exclusion("io.orcastrike", "orca-api", "*", "*"),
          new Exclusion("io.orcastrike", "orca-http", "*", "*"),
          new Exclusion("org.slf4j", "slf4j-api", "*", "*"));

  private final Coordinates wanted;
  private final Options options;
  private final Repositories repositories;
  private final Progress progress;
  private final RepositorySystem system;
  private final DefaultRepositorySystemSession session;

  Resolution(Coordinates wanted, Options options, Repositories repositories, Progress progress) {
    this.wanted = wanted;
    this.options = options;
    this.repositories = repositories;
    this.progress = progress;
    this.system = repositories.system();
    this.session = new DefaultRepositorySystemSession(repositories.session());
    session.setDependencySelector(
        new AndDependencySelector(
            session.getDependencySelector(), new ExclusionDependencySelector(OF_THE_HOST)));
  }

  Resolved resolve() throws TestNotFoundException {
    VersionResult version = version();
    Artifact test = artifact(version.getVersion());
    ArtifactDescriptorResult description = describe(test, version);
    DependencyNode root = collect(test, description);
    ClassPath classPath = ClassPath.of(root);
    requireReleases(root, classPath);
    List<Path> files = new ArrayList<>();
    List<LockedFile> lock = new ArrayList<>();
    for (ArtifactResult result : fetch(test, root, classPath)) {
      LocalFile file = LocalFile.of(result.getArtifact());
      files.add(file.path());
      lock.add(file.locked());
    }
    progress.end();
    return new Resolved(version.getVersion(), files, lock);
  }

  private Artifact artifact(String version) {
    return new DefaultArtifact(wanted.group(), wanted.artifact(), "jar", version);
  }

  /** Asks which build of a snapshot is the newest, once, so that POM and jar are of the same. */
  private VersionResult version() throws TestNotFoundException {
    try {
      return system.resolveVersion(
          session, new VersionRequest(artifact(wanted.version()), repositories.all(), "test"));
    } catch (VersionResolutionException e) {
      throw new Answers(List.of(e))
          .trouble(wanted.withoutClass() + " cannot be found", repositories.described());
    }
  }

  private ArtifactDescriptorResult describe(Artifact test, VersionResult version)
      throws TestNotFoundException {
    DefaultRepositorySystemSession strict = new DefaultRepositorySystemSession(session);
    strict.setArtifactDescriptorPolicy(new SimpleArtifactDescriptorPolicy(false, false));
    ArtifactDescriptorResult result;
    try {
      result =
          system.readArtifactDescriptor(
              strict, new ArtifactDescriptorRequest(test, repositories.all(), "test"));
    } catch (ArtifactDescriptorException e) {
      List<Throwable> thrown = new ArrayList<>(version.getExceptions());
      thrown.add(e);
      throw new Answers(thrown)
          .trouble(
              e.getCause() instanceof ArtifactResolutionException
                  ? wanted.withoutClass() + " cannot be found"
                  : "the POM of %s cannot be read: %s"
                      .formatted(wanted.withoutClass(), Answer.innermost(e)),
              repositories.described());
    }
    if (!result.getRelocations().isEmpty()) {
      String moved = LocalFile.name(result.getArtifact());
      throw Trouble.of(
          "%s has moved to %s".formatted(wanted.withoutClass(), moved),
          "its POM",
          "the project was renamed",
          moved);
    }
    return result;
  }

  /** Collects as Maven does for the class path of the test's own project, its versions managed. */
  private DependencyNode collect(Artifact test, ArtifactDescriptorResult description)
      throws TestNotFoundException {
    List<Dependency> needed =
        description.getDependencies().stream()
            .filter(each -> !each.isOptional() && ClassPath.atRunTime(each))
            .toList();
    CollectRequest request =
        new CollectRequest(needed, description.getManagedDependencies(), repositories.all())
            .setRootArtifact(test)
            .setRequestContext("test");
    try {
      return system.collectDependencies(session, request).getRoot();
    } catch (DependencyCollectionException e) {
      throw new Answers(List.of(e))
          .trouble(
              "the libraries of %s cannot be found: %s -> %s"
                  .formatted(wanted.withoutClass(), wanted.withoutClass(), ClassPath.path(e)),
              Answer.innermost(e));
    }
  }

  private void requireReleases(DependencyNode root, ClassPath classPath)
      throws TestNotFoundException {
    for (DependencyNode each : classPath.nodes()) {
      if (!options.snapshots() && each.getArtifact().isSnapshot()) {
        throw Trouble.of(
            "%s needs a snapshot, and snapshots may not be loaded here"
                .formatted(wanted.withoutClass()),
            ClassPath.path(root, each.getArtifact()),
            "a snapshot is another file after each build, so it must be wanted",
            "--snapshots, here and on every drone, or a release");
      }
    }
  }

  private List<ArtifactResult> fetch(Artifact test, DependencyNode root, ClassPath classPath)
      throws TestNotFoundException {
    List<ArtifactRequest> requests =
        Stream.concat(
                Stream.of(new ArtifactRequest(test, repositories.all(), "test")),
                classPath.nodes().stream().map(ArtifactRequest::new))
            .toList();
    progress.expect(requests.size());
    try {
      return system.resolveArtifacts(session, requests);
    } catch (ArtifactResolutionException e) {
      Artifact missing =
          e.getResults().stream()
              .filter(result -> !result.isResolved())
              .map(result -> result.getRequest().getArtifact())
              .findFirst()
              .orElse(test);
      Answers answers = new Answers(List.of(e));
      throw missing.equals(test)
          ? answers.trouble(
              "%s has a POM, and no jar".formatted(wanted.withoutClass()),
              repositories.described(),
              "a POM for other POMs (packaging pom), or a deployment that was not completed")
          : answers.trouble(
              "a library of %s cannot be found: %s"
                  .formatted(wanted.withoutClass(), ClassPath.path(root, missing)),
              repositories.described());
    }
  }
}
