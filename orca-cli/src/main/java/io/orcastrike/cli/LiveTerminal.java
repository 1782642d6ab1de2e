package io.orcastrike.cli;

import io.orcastrike.core.Run;
import io.orcastrike.report.Progress;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import io.orcastrike.spi.ResultSink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Shows a run on a terminal: a block at the end that is redrawn at most five times a second, and
 * above it whatever lines are printed meanwhile.
 *
 * <p>Safe for use by many threads: one thread of its own draws.
 */
final class LiveTerminal implements ResultSink {
  private static final long BETWEEN_DRAWINGS_MILLIS = 200;
  private static final int MOST_LINES_KEPT = 1_000;

  private final Screen screen;
  private final Look look;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<String> above = new ArrayDeque<>();
  private @Nullable RunInfo info;
  private @Nullable Progress latest;
  private @Nullable Thread drawing;
  private @Nullable SteeringKeys keys;
  private boolean dirty;
  private boolean ending;
  private long linesLost;

  private LiveTerminal(Screen screen, Look look) {
    this.screen = screen;
    this.look = look;
  }

  /** Opens the terminal at once, on another thread, so that the load need not share with that. */
  static LiveTerminal open(Screen screen, Look look) {
    LiveTerminal terminal = new LiveTerminal(screen, look);
    terminal.drawing = Thread.ofPlatform().daemon().name("orca-terminal").start(terminal::draw);
    return terminal;
  }

  /** Has a run steered by keys from now on, where somebody can press any. */
  void steers(Run run) {
    if (Terminals.hasKeys()) {
      lock.lock();
      try {
        keys = new SteeringKeys(run, screen);
        dirty = true;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  @Override
  public String name() {
    return "terminal";
  }

  @Override
  public void started(RunInfo started) {
    lock.lock();
    try {
      info = started;
    } finally {
      lock.unlock();
    }
    screen.divert(this::print);
  }

  @Override
  public void progressed(Progress progress) {
    lock.lock();
    try {
      latest = progress;
      dirty = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void ended(RunReport report) throws InterruptedException {
    close();
  }

  /** Takes the block away. */
  @Override
  public void close() throws InterruptedException {
    Thread thread;
    lock.lock();
    try {
      thread = drawing;
      ending = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (thread != null) {
      thread.join(TimeUnit.SECONDS.toMillis(2));
    }
  }

  private void print(String line) {
    lock.lock();
    try {
      if (above.size() == MOST_LINES_KEPT) {
        above.removeFirst();
        linesLost++;
      }
      above.add(line);
      dirty = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void draw() {
    try (Canvas canvas = Canvas.open(look)) {
      boolean listening = false;
      for (boolean more = true; more; ) {
        Drawing next = next();
        canvas.print(next.above());
        more = next.more();
        if (more) {
          RunInfo run = next.info();
          Progress progress = next.progress();
          if (run != null && progress != null) {
            if (next.keys() != null && !listening) {
              listening = true;
              listen(canvas, next.keys());
            }
            canvas.show(lines(run, progress, canvas.width(), listening));
          }
          TimeUnit.MILLISECONDS.sleep(BETWEEN_DRAWINGS_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      screen.restore();
      take().above().forEach(screen::line);
    }
  }

  private List<String> lines(RunInfo run, Progress progress, int width, boolean listening) {
    List<String> lines = new ArrayList<>(LiveBlock.lines(run, progress, look, width));
    if (listening && lines.size() < Canvas.MOST_LINES) {
      lines.add(new Line(look, width).add(SteeringKeys.HINT, Paint.DIM).toString());
    }
    return lines;
  }

  /** Obeys keys until the block is taken away. */
  private void listen(Canvas canvas, SteeringKeys pressed) {
    screen.undoOnLeaving(canvas::restoreKeys);
    canvas.takeKeys();
    Thread.ofPlatform()
        .daemon()
        .name("orca-keys")
        .start(
            () -> {
              try {
                while (!isEnding()) {
                  int key = canvas.key(BETWEEN_DRAWINGS_MILLIS);
                  if (key >= 0) {
                    pressed.press((char) key, load());
                  }
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private boolean isEnding() {
    lock.lock();
    try {
      return ending;
    } finally {
      lock.unlock();
    }
  }

  private Progress.Load load() {
    lock.lock();
    try {
      return latest == null ? Progress.Load.PLANNED : latest.load();
    } finally {
      lock.unlock();
    }
  }

  private Drawing next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!dirty && !ending) {
        changed.await();
      }
      return take();
    } finally {
      lock.unlock();
    }
  }

  private Drawing take() {
    lock.lock();
    try {
      List<String> lines = new ArrayList<>(above);
      if (linesLost > 0) {
        lines.add(0, "... %,d more lines came faster than they can be shown".formatted(linesLost));
        linesLost = 0;
      }
      above.clear();
      dirty = false;
      return new Drawing(lines, info, latest, keys, !ending);
    } finally {
      lock.unlock();
    }
  }

  private record Drawing(
      List<String> above,
      @Nullable RunInfo info,
      @Nullable Progress progress,
      @Nullable SteeringKeys keys,
      boolean more) {}
}
