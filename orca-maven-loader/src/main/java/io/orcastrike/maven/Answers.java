package io.orcastrike.maven;

import io.orcastrike.core.local.Trouble;
import io.orcastrike.spi.TestNotFoundException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelProblem;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.eclipse.aether.transfer.MetadataTransferException;
import org.jspecify.annotations.Nullable;

/** What the repositories answered to a question that nobody could answer. */
final class Answers {
  // A later answer of the same repository is about the file itself, after what names its version.
  private final Map<String, Answer> byRepository = new LinkedHashMap<>();

  Answers(List<? extends Throwable> thrown) {
    thrown.forEach(this::read);
  }

  /**
   * Words the trouble. Without the exceptions: their messages quote URLs, in which a password may
   * stand.
   *
   * @param otherwise what to say if no repository had to be asked
   */
  TestNotFoundException trouble(String what, String otherwise) {
    Optional<Answer> telling =
        byRepository.values().stream().min(Comparator.comparing(Answer::kind));
    return telling.isEmpty()
        ? Trouble.of(what, otherwise, "what a POM says is not right", "mvn dependency:tree")
        : Trouble.of(what, this, telling.get().kind().cause, telling.get().kind().remedy);
  }

  /** Words the trouble, with a cause that is likelier than any when the file is just not there. */
  TestNotFoundException trouble(String what, String otherwise, String causeOfMissing) {
    boolean missing =
        byRepository.values().stream().allMatch(each -> each.kind() == Answer.Kind.MISSING);
    return missing && !byRepository.isEmpty()
        ? Trouble.of(what, this, causeOfMissing, Answer.Kind.MISSING.remedy)
        : trouble(what, otherwise);
  }

  private void read(@Nullable Throwable thrown) {
    switch (thrown) {
      case null -> {}
      case ArtifactTransferException e -> add(e.getRepository(), e);
      case MetadataTransferException e -> add(e.getRepository(), e);
      case ArtifactResolutionException e ->
          e.getResults().stream()
              .filter(result -> !result.isResolved())
              .limit(1)
              .map(ArtifactResult::getExceptions)
              .forEach(all -> all.forEach(this::read));
      case DependencyCollectionException e -> e.getResult().getExceptions().forEach(this::read);
      case ModelBuildingException e ->
          e.getProblems().stream().map(ModelProblem::getException).forEach(this::read);
      default -> read(thrown.getCause());
    }
  }

  private void add(@Nullable RemoteRepository repository, Throwable thrown) {
    if (repository != null) {
      byRepository.merge(
          repository.getId(),
          Answer.of(repository, thrown),
          (a, b) -> a.kind().compareTo(b.kind()) <= 0 ? a : b);
    }
  }

  @Override
  public String toString() {
    return byRepository.values().stream()
        .map(Answer::toString)
        .collect(Collectors.joining(System.lineSeparator() + "         "));
  }
}
