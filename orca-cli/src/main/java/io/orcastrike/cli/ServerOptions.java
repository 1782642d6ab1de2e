package io.orcastrike.cli;

import io.orcastrike.elasticsearch.Server;
import io.orcastrike.elasticsearch.Trusted;
import io.orcastrike.elasticsearch.kibana.KibanaInstall;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How an Elasticsearch, or a Kibana, is asked; credentials come from the environment only. */
final class ServerOptions {
  private static final String API_KEY = "ORCA_ES_API_KEY";
  private static final String USER = "ORCA_ES_USER";
  private static final String PASSWORD = "ORCA_ES_PASSWORD";

  @Option(
      names = "--es-certificates",
      paramLabel = "FILE",
      description =
          "The certificates, in PEM, to trust instead of the JVM's own. An API key comes from"
              + " ORCA_ES_API_KEY, or a user from ORCA_ES_USER and ORCA_ES_PASSWORD; with _FILE at"
              + " the end, from a file.")
  @Nullable Path certificates;

  /** Returns the server at an address, as whoever the environment says. */
  Server server(String address, Console console) throws Problem {
    try {
      Server server = Server.at(address);
      Optional<String> key = secret(API_KEY, console);
      String user = console.environment().getOrDefault(USER, "");
      if (key.isPresent()) {
        server = server.apiKey(key.get());
      } else if (!user.isEmpty()) {
        server = server.user(user, password(console));
      }
      return certificates == null ? server : server.trusting(readable(console));
    } catch (IllegalArgumentException e) {
      throw LoadOptions.slip(String.valueOf(e.getMessage()), "https://localhost:9200");
    }
  }

  /**
   * Returns the way to a Kibana, as whoever the environment says.
   *
   * @throws IOException if the certificates cannot be read
   */
  KibanaInstall kibana(String address, Console console) throws Problem, IOException {
    KibanaInstall install = KibanaInstall.at(URI.create(address));
    Optional<String> key = secret(API_KEY, console);
    String user = console.environment().getOrDefault(USER, "");
    if (key.isPresent()) {
      install = install.withApiKey(key::get);
    } else if (!user.isEmpty()) {
      String password = password(console);
      install = install.as(user, () -> password);
    }
    return certificates == null ? install : install.trusting(Trusted.only(readable(console)));
  }

  private static String password(Console console) throws Problem {
    return secret(PASSWORD, console)
        .orElseThrow(
            () ->
                Problem.of(
                    "$%s is set, so $%s or $%s_FILE must be, and is not"
                        .formatted(USER, PASSWORD, PASSWORD),
                    "the environment",
                    "a variable that was not exported",
                    "read -rs %s && export %s".formatted(PASSWORD, PASSWORD)));
  }

  private static Optional<String> secret(String variable, Console console) throws Problem {
    Map<String, String> environment = console.environment();
    String file = environment.getOrDefault(variable + "_FILE", "");
    if (file.isEmpty()) {
      return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isEmpty());
    }
    try {
      return Optional.of(Secrets.content(console.directory().resolve(file)));
    } catch (IOException e) {
      throw Problem.of(
          "$%s_FILE names a file that cannot be read".formatted(variable),
          file,
          "a misspelt path",
          "ls -l " + file);
    }
  }

  private Path readable(Console console) throws Problem {
    Path file = console.directory().resolve(String.valueOf(certificates));
    if (!Files.isReadable(file)) {
      throw LoadOptions.slip(
          "--es-certificates must name a file that can be read, was " + certificates,
          "ls -l " + certificates);
    }
    return file;
  }

  /** Returns the flags that say the same. */
  String flags() {
    return certificates == null ? "" : " --es-certificates " + Shell.quote(certificates.toString());
  }
}
