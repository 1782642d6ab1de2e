package io.orcastrike.cli;

import io.orcastrike.core.Run;
import io.orcastrike.core.SteerAnswer;
import io.orcastrike.core.SteerCommand;
import io.orcastrike.html.LivePage;
import io.orcastrike.html.LivePage.Answer;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The page in a browser that shows a run and steers it: there before the run begins. */
final class LiveView implements AutoCloseable {
  private final AtomicReference<@Nullable Run> run = new AtomicReference<>();
  private final LivePage page;

  private LiveView(int port) throws IOException {
    page = LivePage.open(port, this::steer);
  }

  /** Opens the page where one is asked for, and says where it is. */
  static Optional<LiveView> open(Console console, OutputOptions output) throws Problem {
    if (!output.live && output.livePort == null) {
      return Optional.empty();
    }
    int port = output.livePort == null ? 0 : output.livePort;
    try {
      LiveView view = new LiveView(port);
      console.screen().line("live page: " + view.page.address());
      return Optional.of(view);
    } catch (IOException | IllegalArgumentException e) {
      throw Problem.of(
          "the live page cannot be opened: " + e.getMessage(),
          "port " + port,
          "something else listens there",
          "--live, which takes a free port");
    }
  }

  LivePage page() {
    return page;
  }

  /** Has the page steer a run, now that there is one. */
  void steers(Run begun) {
    run.set(begun);
  }

  private Answer steer(String command) throws InterruptedException {
    Run steered = run.get();
    if (steered == null) {
      return new Answer(false, "the run has not begun yet");
    }
    try {
      SteerAnswer answer = steered.steer(SteerCommand.parse(command), "live page");
      return new Answer(answer.accepted(), answer.text());
    } catch (IllegalArgumentException e) {
      return new Answer(false, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() throws InterruptedException {
    page.close();
  }
}
