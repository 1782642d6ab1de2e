package io.orcastrike.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.util.Locale;

/**
 * A line of the log: the time of day, the level, who says it, and what. Not a pattern of logback,
 * which prepares everything that a pattern could ask for before anything is logged, time zones
 * among it, for which all jars are opened.
 */
final class LogLine extends LayoutBase<ILoggingEvent> {

  @Override
  public String doLayout(ILoggingEvent event) {
    String logger = event.getLoggerName();
    String line =
        String.format(
            Locale.ROOT,
            "%tT %-5s %s - %s%n",
            event.getTimeStamp(),
            event.getLevel(),
            logger.substring(logger.lastIndexOf('.') + 1),
            event.getFormattedMessage());
    return event.getThrowableProxy() == null
        ? line
        : line + ThrowableProxyUtil.asString(event.getThrowableProxy());
  }
}
