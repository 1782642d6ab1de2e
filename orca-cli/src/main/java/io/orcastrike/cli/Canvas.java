package io.orcastrike.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/**
 * The end of a terminal's text, where lines can be replaced. The only class that knows JLine's
 * terminal, which takes a while to load: by the thread that draws, while the run already begins.
 *
 * <p>Used by one thread at a time; keys may be read by another.
 */
final class Canvas implements AutoCloseable {
  /** Of a block. */
  static final int MOST_LINES = 14;

  private final Terminal terminal;
  private Display display;
  private List<AttributedString> shown = List.of();
  private Size size;
  private volatile @Nullable Attributes before;

  private Canvas(Terminal terminal) {
    this.terminal = terminal;
    this.size = terminal.getSize();
    this.display = display(terminal, size);
  }

  static Canvas open(Look look) {
    try {
      return new Canvas(
          TerminalBuilder.builder()
              .systemOutput(SystemOutput.SysErr)
              .nativeSignals(false) // they are the command's own
              .color(look.color())
              .build());
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal cannot be used", e);
    }
  }

  /** Has keys come one by one, unseen; Ctrl-C goes on to be a signal. Undone on closing. */
  void takeKeys() {
    Attributes attributes = terminal.getAttributes();
    before = new Attributes(attributes);
    attributes.setLocalFlag(LocalFlag.ICANON, false);
    attributes.setLocalFlag(LocalFlag.ECHO, false);
    attributes.setControlChar(ControlChar.VMIN, 0);
    attributes.setControlChar(ControlChar.VTIME, 1);
    terminal.setAttributes(attributes); // JLine's raw mode has no signals any more
  }

  /** Returns the next key; below 0: none within a time. */
  int key(long millis) {
    try {
      return terminal.reader().read(millis);
    } catch (IOException e) {
      return NonBlockingReader.READ_EXPIRED;
    }
  }

  /** Has keys come as before. */
  void restoreKeys() {
    Attributes attributes = before;
    if (attributes != null) {
      terminal.setAttributes(attributes);
    }
  }

  int width() {
    followSize();
    return size.getColumns() > 20 ? size.getColumns() - 1 : 80;
  }

  /** Replaces the block. */
  void show(List<String> lines) {
    int most = Math.max(1, Math.min(MOST_LINES, size.getRows() - 1));
    shown = lines.stream().limit(most).map(AttributedString::fromAnsi).map(this::cut).toList();
    redraw();
  }

  /** Prints lines above the block. */
  void print(List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    followSize();
    display.update(List.of(), 0);
    lines.forEach(terminal.writer()::println);
    terminal.flush();
    display.reset();
    redraw();
  }

  /** Takes the block away. */
  @Override
  public void close() {
    followSize();
    display.update(List.of(), 0);
    terminal.flush();
    restoreKeys();
    try {
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal cannot be closed", e);
    }
  }

  private void redraw() {
    int last = Math.max(0, shown.size() - 1);
    int column = shown.isEmpty() ? 0 : shown.get(last).columnLength();
    display.update(shown, size.cursorPos(last, column));
  }

  private AttributedString cut(AttributedString line) {
    return line.columnSubSequence(0, Math.max(1, size.getColumns() - 1));
  }

  /** Takes the block away as the terminal has wrapped it anew, and forgets it. */
  private void followSize() {
    Size now = terminal.getSize();
    if (now.equals(size)) {
      return;
    }
    int columns = Math.max(1, now.getColumns());
    int rows = shown.stream().mapToInt(line -> rows(line.columnLength(), columns)).sum();
    terminal.puts(Capability.carriage_return);
    if (rows > 1) {
      terminal.puts(Capability.parm_up_cursor, rows - 1);
    }
    terminal.puts(Capability.clr_eos);
    terminal.flush();
    size = now;
    display = display(terminal, size); // the other one believes its cursor to be where it was
  }

  private static Display display(Terminal terminal, Size size) {
    Display display = new Display(terminal, false);
    display.resize(size);
    return display;
  }

  private static int rows(int length, int columns) {
    return Math.max(1, (length + columns - 1) / columns);
  }
}
