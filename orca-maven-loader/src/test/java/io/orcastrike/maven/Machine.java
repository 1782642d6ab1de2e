package io.orcastrike.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A machine that loads tests: settings of its own, in which Central is an empty folder, and a local
 * repository of its own.
 *
 * <p>Immutable.
 */
public record Machine(Path folder) {

  /** Makes a machine in a folder, which need not exist. */
  public static Machine in(Path folder) throws IOException {
    Machine machine = new Machine(folder);
    Files.createDirectories(folder.resolve("central"));
    machine.configure("");
    return machine;
  }

  /** Writes the settings anew, with these elements in them. */
  public Machine configure(String elements) throws IOException {
    return configure(elements, "");
  }

  /** Writes the settings anew, with these elements and these mirrors in them. */
  public Machine configure(String elements, String mirrors) throws IOException {
    Files.writeString(
        settings(),
        """
        <settings>
          %s
          <mirrors>
            %s
            <mirror><id>no-central</id><mirrorOf>central</mirrorOf><url>%s</url></mirror>
          </mirrors>
        </settings>
        """
            .formatted(elements, mirrors, folder.resolve("central").toUri()));
    return this;
  }

  public Path settings() {
    return folder.resolve("settings.xml");
  }

  public RepositoryFolder localRepository() {
    return new RepositoryFolder(folder.resolve("local"));
  }

  /** Begins a loader that allows com.acme. */
  public MavenLoader.Builder loader() {
    return MavenLoader.builder()
        .settings(settings())
        .localRepository(localRepository().root())
        .allow("com.acme");
  }
}
