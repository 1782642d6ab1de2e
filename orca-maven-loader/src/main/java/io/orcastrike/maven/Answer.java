package io.orcastrike.maven;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.http.client.HttpResponseException;
import org.apache.http.conn.ConnectTimeoutException;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ChecksumFailureException;
import org.eclipse.aether.transfer.MetadataNotFoundException;
import org.eclipse.aether.transfer.RepositoryOfflineException;
import org.jspecify.annotations.Nullable;

/**
 * What one repository answered.
 *
 * @param text in few words, such as "not found"
 */
record Answer(RemoteRepository repository, Kind kind, String text) {

  /** What is to be made of an answer; of several, the first here says most. */
  enum Kind {
    CHECKSUM(
        "a file that was damaged or exchanged on its way or in the repository; nothing was kept",
        "once more, then ask who keeps the repository"),
    DENIED(
        "no user and password for this id in settings.xml, or wrong ones",
        "<server> with the repository's id in settings.xml"),
    SILENT("a network or a repository that is overloaded or hangs", "the repository's URL in curl"),
    UNREACHABLE("a wrong URL, no network, or a proxy is needed", "the repository's URL in curl"),
    OTHER("the repository is not as it should be", "the repository's URL in curl"),
    OFFLINE(
        "it was never fetched, or from a repository with another id than these",
        "once without --offline"),
    MISSING(
        "a misspelt name, a version that was not deployed, or a repository that is not asked",
        "--repository ID=URL of the repository that has it");

    final String cause;
    final String remedy;

    Kind(String cause, String remedy) {
      this.cause = cause;
      this.remedy = remedy;
    }
  }

  static Answer of(RemoteRepository repository, Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      Answer known = known(repository, each);
      if (known != null) {
        return known;
      }
    }
    return thrown instanceof ArtifactNotFoundException
            || thrown instanceof MetadataNotFoundException
        ? new Answer(repository, Kind.MISSING, "not found")
        : new Answer(repository, Kind.OTHER, innermost(thrown));
  }

  private static @Nullable Answer known(RemoteRepository repository, Throwable thrown) {
    return switch (thrown) {
      case ChecksumFailureException e ->
          new Answer(repository, Kind.CHECKSUM, "wrong checksum: " + e.getMessage());
      case HttpResponseException e -> status(repository, e.getStatusCode());
      case ConnectTimeoutException e ->
          new Answer(repository, Kind.UNREACHABLE, "no connection in time");
      case SocketTimeoutException e -> new Answer(repository, Kind.SILENT, "silent for too long");
      case ConnectException e -> new Answer(repository, Kind.UNREACHABLE, "connection refused");
      case UnknownHostException e -> new Answer(repository, Kind.UNREACHABLE, "unknown host");
      case SSLException e ->
          new Answer(repository, Kind.UNREACHABLE, "no TLS: " + withoutUser("" + e.getMessage()));
      case RepositoryOfflineException e -> new Answer(repository, Kind.OFFLINE, "not asked");
      default -> null;
    };
  }

  private static Answer status(RemoteRepository repository, int status) {
    return switch (status) {
      case 401, 403, 407 ->
          new Answer(
              repository,
              Kind.DENIED,
              status
                  + (repository.getAuthentication() == null
                      ? ", without a user"
                      : ", with the user of settings.xml"));
      case 404, 410 -> new Answer(repository, Kind.MISSING, "not found");
      default -> new Answer(repository, Kind.OTHER, "status " + status);
    };
  }

  /** Returns id and URL of a repository, without user and password. */
  static String place(RemoteRepository repository) {
    return "%s (%s)".formatted(repository.getId(), withoutUser(repository.getUrl()));
  }

  /** Returns the message at the end of the chain of causes. */
  static String innermost(Throwable thrown) {
    Throwable last = thrown;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return withoutUser(String.valueOf(last.getMessage()).replaceAll("\\s+", " ").strip());
  }

  /** Takes user and password out of every URL in a text. */
  static String withoutUser(String text) {
    return text.replaceAll("//[^/\\s]*@", "//");
  }

  @Override
  public String toString() {
    return place(repository) + ": " + text;
  }
}
