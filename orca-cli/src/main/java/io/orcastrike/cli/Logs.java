package io.orcastrike.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Sets up logging without reading a file, which would take longer than all else at the start:
 * warnings to standard error. The program hands it to logback by {@link LogsProvider}; elsewhere,
 * as in tests, logback finds it through META-INF/services.
 */
public final class Logs extends ContextAwareBase implements Configurator {
  private static final String LEVEL = "orca.log";

  /** Shows more from now on, if nothing was logged yet. */
  static void verbose(boolean verbose) {
    if (verbose) {
      System.setProperty(LEVEL, "INFO");
    }
  }

  /** Shows what a program that runs for days does. */
  static void ofService(boolean verbose) {
    System.setProperty(LEVEL, verbose ? "DEBUG" : "INFO");
  }

  @Override
  public ExecutionStatus configure(LoggerContext loggers) {
    LogLine line = new LogLine();
    line.setContext(loggers);
    line.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(loggers);
    encoder.setLayout(line);
    encoder.start();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(loggers);
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();
    Logger root = loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.toLevel(System.getProperty(LEVEL), Level.WARN));
    root.addAppender(appender);
    // They tell as errors what the transport itself retries and reports.
    loggers.getLogger("io.lettuce").setLevel(Level.ERROR);
    loggers.getLogger("io.netty").setLevel(Level.ERROR);
    loggers
        .getLogger("io.netty.util.concurrent.DefaultPromise.rejectedExecution")
        .setLevel(Level.OFF);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
