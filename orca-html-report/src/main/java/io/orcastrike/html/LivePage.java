package io.orcastrike.html;

import io.orcastrike.report.Progress;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import io.orcastrike.spi.ResultSink;
import java.io.IOException;

/**
 * Shows a run while it goes on, as a page in a browser on this machine, and lets who has the page's
 * address steer it. At the end the page becomes the run's report, and the server is gone.
 *
 * <p>Safe for use by many threads.
 */
public final class LivePage implements ResultSink {
  private final LiveState state = new LiveState(LiveState.SHARE_OF_A_PROCESSOR);
  private final LiveServer server;

  private LivePage(int port, Steering steering) throws IOException {
    server = new LiveServer(port, state, steering);
  }

  /**
   * What carries out commands. Called on threads of the page's server, by several at once.
   *
   * <p>Safe for use by many threads.
   */
  public interface Steering {
    /**
     * Steers the run.
     *
     * @param command {@code pause}, {@code resume}, {@code rate 1.5}, {@code stop}, {@code abort};
     *     or whatever else somebody has sent, which is to be refused
     */
    Answer steer(String command) throws InterruptedException;
  }

  /**
   * What becomes of a command.
   *
   * <p>Immutable.
   *
   * @param accepted whether the run obeys
   * @param text when it takes effect, or why not, in plain words
   */
  public record Answer(boolean accepted, String text) {}

  /**
   * Opens the page.
   *
   * @param port on which it is served to this machine; 0: any that is free
   * @throws IOException if the port is not free
   */
  public static LivePage open(int port, Steering steering) throws IOException {
    return new LivePage(port, steering);
  }

  /** Returns the address for a browser, with the token that lets its reader look and steer. */
  public String address() {
    return server.address();
  }

  @Override
  public String name() {
    return "live page";
  }

  @Override
  public void started(RunInfo info) {
    state.started(info);
  }

  @Override
  public void progressed(Progress progress) {
    state.progressed(progress);
  }

  @Override
  public void ended(RunReport report) {
    state.ended(report);
  }

  @Override
  public void close() throws InterruptedException {
    server.close();
  }
}
