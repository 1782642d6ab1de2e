package io.orcastrike.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactProperties;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.util.artifact.ArtifactIdUtils;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.graph.visitor.PreorderNodeListGenerator;

/**
 * The libraries of a test that belong on its class path, in Maven's order, and how they came there.
 */
record ClassPath(List<DependencyNode> nodes) {
  private static final Set<String> SCOPES = Set.of(JavaScopes.COMPILE, JavaScopes.RUNTIME, "");

  static ClassPath of(DependencyNode root) {
    PreorderNodeListGenerator all = new PreorderNodeListGenerator();
    root.accept(all);
    return new ClassPath(
        all.getNodes().stream()
            .filter(node -> node.getDependency() != null && atRunTime(node.getDependency()))
            .filter(node -> isForClassPath(node.getArtifact()))
            .toList());
  }

  static boolean atRunTime(Dependency dependency) {
    return SCOPES.contains(dependency.getScope());
  }

  /** Leaves out what a POM names for its own libraries only (type pom), and archives. */
  private static boolean isForClassPath(Artifact artifact) {
    return Boolean.parseBoolean(
        artifact.getProperty(ArtifactProperties.CONSTITUTES_BUILD_PATH, "false"));
  }

  /** Words the way from the test to a library, as in {@code test -> a -> library}. */
  static String path(DependencyNode root, Artifact library) {
    List<String> names = new ArrayList<>();
    find(root, library, names);
    return String.join(" -> ", names.isEmpty() ? List.of(LocalFile.name(library)) : names);
  }

  private static boolean find(DependencyNode node, Artifact library, List<String> names) {
    names.add(LocalFile.name(node.getArtifact()));
    if (ArtifactIdUtils.equalsId(node.getArtifact(), library)) {
      return true;
    }
    for (DependencyNode child : node.getChildren()) {
      if (find(child, library, names)) {
        return true;
      }
    }
    names.remove(names.size() - 1);
    return false;
  }

  /** Words the way to what could not be described. Only the message has it. */
  static String path(DependencyCollectionException thrown) {
    return String.valueOf(thrown.getMessage())
        .replaceFirst("(?s).*Failed to collect dependencies at ", "")
        .replaceAll(":jar:", ":");
  }
}
