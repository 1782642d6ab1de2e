package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private final TestConsole console = new TestConsole();
  private final Screen screen = console.console().screen();

  @Test
  void passesOnWhatIsPrinted() {
    screen.printed().print("no line yet");
    screen.line(", a line");
    assertThat(console.err()).isEqualTo("no line yet, a line" + System.lineSeparator());
  }

  @Test
  void handsWholeLinesToWhoeverShowsABlock() {
    List<String> above = new ArrayList<>();
    PrintStream printed = screen.printed();
    screen.divert(above::add);
    printed.print("one\r\ntwo, ");
    assertThat(above).containsExactly("one");
    printed.println("still two");
    screen.line("three\nfour");
    assertThat(above).containsExactly("one", "two, still two", "three", "four");
    screen.restore();
    screen.line("five");
    assertThat(console.err()).isEqualTo("five" + System.lineSeparator());
  }
}
