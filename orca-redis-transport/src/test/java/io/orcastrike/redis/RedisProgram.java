package io.orcastrike.redis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Redis that this machine can run: in a container, the one installed, or one that a library
 * carries.
 */
public sealed interface RedisProgram permits RedisImage, RedisBinary {

  /** A server that runs. */
  interface Running {
    boolean isAlive();

    /** Ends it as a crash would, and leaves its port free; nothing if it has ended. */
    void kill();

    void pause();

    void resume();

    String log() throws IOException;
  }

  /**
   * Returns what there is, the one to prefer first.
   *
   * @throws AssertionError if there is none
   */
  static List<RedisProgram> all() {
    List<RedisProgram> all =
        Stream.of(RedisImageTrial.passed(), RedisBinary.installed(), RedisBinary.carried())
            .flatMap(Optional::stream)
            .toList();
    if (all.isEmpty()) {
      throw new AssertionError(
          "no Redis: install redis-server, or run on a platform that embedded-redis knows");
    }
    return all;
  }

  /**
   * Starts a server.
   *
   * @param folder its own, to which paths in the options may lead
   * @param options as of the command line of redis-server
   */
  Running start(Path folder, List<String> options) throws IOException;
}
