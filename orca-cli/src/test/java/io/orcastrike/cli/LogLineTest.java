package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogLineTest {

  @Test
  void saysWhenHowBadWhoAndWhat() {
    assertThat(line(null)).matches("\\d\\d:\\d\\d:\\d\\d WARN  Leader - drone 3 is late\\R");
  }

  @Test
  void showsWhatWasThrownWithItsCause() {
    assertThat(line(new IllegalStateException("no bus", new IOException("gone"))))
        .contains("Leader - drone 3 is late")
        .contains("java.lang.IllegalStateException: no bus")
        .contains("at " + LogLineTest.class.getName())
        .contains("Caused by: java.io.IOException: gone");
  }

  private static String line(@Nullable Throwable thrown) {
    Logger logger = new LoggerContext().getLogger("io.orcastrike.core.Leader");
    Object[] values = {3};
    return new LogLine()
        .doLayout(new LoggingEvent("", logger, Level.WARN, "drone {} is late", thrown, values));
  }
}
