package io.orcastrike.redis;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.testcontainers.containers.GenericContainer;

/** A Redis in a container, with the network, the temporary files and the user of this process. */
record RedisImage(String name) implements RedisProgram {
  @Override
  public Running start(Path folder, List<String> options) throws IOException {
    String temporary = System.getProperty("java.io.tmpdir");
    String user =
        "%s:%s"
            .formatted(
                Files.getAttribute(folder, "unix:uid"), Files.getAttribute(folder, "unix:gid"));
    GenericContainer<?> container =
        new GenericContainer<>(name)
            .withCommand(options.toArray(String[]::new))
            .withCreateContainerCmdModifier(
                command -> {
                  command.withEntrypoint("redis-server").withUser(user);
                  // Testcontainers would first try withFileSystemBind, with another image.
                  command
                      .getHostConfig()
                      .withNetworkMode("host")
                      .withBinds(new Bind(temporary, new Volume(temporary)));
                });
    try {
      container.start();
    } catch (RuntimeException e) {
      throw new IOException("%s does not start with %s".formatted(this, options), e);
    }
    return new OfContainer(container);
  }

  private record OfContainer(GenericContainer<?> container) implements Running {
    @Override
    public boolean isAlive() {
      return container.isRunning();
    }

    @Override
    public void kill() {
      if (isAlive()) {
        signal("KILL");
      }
      container.stop();
    }

    @Override
    public void pause() {
      signal("STOP");
    }

    @Override
    public void resume() {
      signal("CONT");
    }

    private void signal(String signal) {
      container
          .getDockerClient()
          .killContainerCmd(container.getContainerId())
          .withSignal(signal)
          .exec();
    }

    @Override
    public String log() {
      return container.getLogs();
    }
  }

  @Override
  public String toString() {
    return name + " in a container";
  }
}
