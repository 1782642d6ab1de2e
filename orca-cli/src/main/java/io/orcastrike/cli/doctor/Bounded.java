package io.orcastrike.cli.doctor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A check that ends in time, whatever it waits for.
 *
 * @param name of what is looked at
 */
record Bounded(String name, Duration most, Check check) implements Check {

  @Override
  public List<Finding> look() throws InterruptedException {
    FutureTask<List<Finding>> task = new FutureTask<>(check::look);
    Thread.ofPlatform().daemon().name("orca-doctor-" + name).start(task);
    try {
      return task.get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return List.of(
          Finding.trouble(
              name,
              "no answer within %d s".formatted(most.toSeconds()),
              "look at the network between here and there, and at the server's load"));
    } catch (ExecutionException e) {
      return List.of(Finding.trouble(name, String.valueOf(e.getCause()), "report this as a bug"));
    } finally {
      task.cancel(true);
    }
  }
}
