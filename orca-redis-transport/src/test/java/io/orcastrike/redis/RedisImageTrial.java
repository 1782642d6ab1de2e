package io.orcastrike.redis;

import ch.qos.logback.classic.Level;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/** Whether tests can have their Redis in containers here: by starting one. */
final class RedisImageTrial {
  private static final Logger LOG = LoggerFactory.getLogger(RedisImageTrial.class);
  private static final String SETTING = "ORCA_REDIS_IMAGE";
  private static final String PINNED = "redis:7.2.4";

  /** It counts towards the time limit of the test that comes first. */
  private static final long MOST_SECONDS = 30;

  private RedisImageTrial() {}

  /**
   * Returns the image that the environment names, or the pinned one, if a Docker engine answers and
   * runs it. If it answers and does not, a line of the log says why. Tried once for this JVM.
   */
  static Optional<RedisProgram> passed() {
    return Result.PROGRAM;
  }

  private static final class Result {
    static final Optional<RedisProgram> PROGRAM = tryOut();
  }

  private static Optional<RedisProgram> tryOut() {
    String image = System.getenv().getOrDefault(SETTING, PINNED);
    if (image.isBlank()) {
      return Optional.empty();
    }
    FutureTask<Boolean> trial = new FutureTask<>(() -> runs(image));
    Thread.ofPlatform().daemon().name("trial of " + image).start(trial);
    try {
      boolean runs = trial.get(MOST_SECONDS, TimeUnit.SECONDS);
      return runs ? Optional.of(new RedisImage(image)) : Optional.empty();
    } catch (ExecutionException e) {
      leaveOut(image, e.getCause().toString());
    } catch (TimeoutException e) {
      leaveOut(image, "it was not there after %d s".formatted(MOST_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    return Optional.empty();
  }

  private static void leaveOut(String image, String reason) {
    LOG.warn(
        "a Docker engine answers, but no test has its Redis in a container of \"{}\": {}; set {} to"
            + " an image that the engine has or can pull, or to nothing",
        image,
        reason.lines().findFirst().orElse(""),
        SETTING);
  }

  /** Returns false if no Docker engine answers. */
  private static boolean runs(String image) throws InterruptedException {
    for (String library : List.of("org.testcontainers", "com.github.dockerjava")) {
      // They log as errors that there is no engine, and what they throw as well.
      ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(library)).setLevel(Level.OFF);
    }
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      return false;
    }
    pullIfMissing(ImageNameSubstitutor.instance().apply(DockerImageName.parse(image)));
    // Not where the engine is on another machine, or does not share these files.
    RedisServer.start(new RedisImage(image)).close();
    return true;
  }

  /** Asks a registry once; Testcontainers would go on for two minutes if none can be reached. */
  private static void pullIfMissing(DockerImageName image) throws InterruptedException {
    DockerClient docker = DockerClientFactory.instance().client();
    try {
      docker.inspectImageCmd(image.asCanonicalNameString()).exec();
    } catch (NotFoundException e) {
      docker
          .pullImageCmd(image.getUnversionedPart())
          .withTag(image.getVersionPart())
          .start()
          .awaitCompletion();
    }
  }
}
