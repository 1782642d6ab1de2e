package io.orcastrike.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The error stream as lines. While a block is shown at its end, whoever shows it takes the lines
 * and puts them above.
 *
 * <p>Safe for use by many threads.
 */
final class Screen {
  private final PrintStream stream;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Consumer<String> above;
  private volatile Runnable undoing = () -> {};

  Screen(PrintStream stream) {
    this.stream = stream;
  }

  /** Prints a line, or several. */
  void line(String text) {
    lock.lock();
    try {
      if (above == null) {
        stream.println(text);
      } else {
        text.lines().forEach(above);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Hands each line to another from now on. */
  void divert(Consumer<String> lines) {
    lock.lock();
    try {
      above = lines;
    } finally {
      lock.unlock();
    }
  }

  /** Prints lines itself again. */
  void restore() {
    lock.lock();
    try {
      above = null;
    } finally {
      lock.unlock();
    }
  }

  /** Says what is to be undone when the process leaves at once, without its shutdown hooks. */
  void undoOnLeaving(Runnable undo) {
    undoing = undo;
  }

  /** The process leaves at once. */
  void leaving() {
    undoing.run();
  }

  /** Returns a stream whose lines come here. */
  PrintStream printed() {
    return new PrintStream(new Lines(), true, stream.charset());
  }

  private final class Lines extends OutputStream {
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    @Override
    public void write(int value) {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      lock.lock();
      try {
        if (above == null && begun.size() == 0) {
          stream.write(bytes, offset, length);
          return;
        }
        for (int i = offset; i < offset + length; i++) {
          if (bytes[i] == '\n') {
            line(begun.toString(stream.charset()));
            begun.reset();
          } else if (bytes[i] != '\r') {
            begun.write(bytes[i]);
          }
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
