package io.orcastrike.cli;

/**
 * What libraries and the JDK look for at their start although it is not there, each time in all
 * jars. To open those takes a tenth of a second, so that the answers are given beforehand.
 */
final class Lookups {
  /** What the JDK comes to by itself on Linux. */
  private static final String LINUX_SELECTORS = "sun.nio.ch.EPollSelectorProvider";

  private Lookups() {}

  /** Answers them; before anything else is done. */
  static void answer() {
    answer("slf4j.provider", LogsProvider.class.getName());
    answer("slf4j.internal.verbosity", "WARN"); // else it says that it was told
    answer("picocli.disable.closures", "true"); // else it looks for Groovy
    if (isOfJdk(LINUX_SELECTORS)) {
      answer("java.nio.channels.spi.SelectorProvider", LINUX_SELECTORS);
    }
  }

  private static void answer(String property, String value) {
    System.getProperties().putIfAbsent(property, value);
  }

  private static boolean isOfJdk(String type) {
    try {
      Class.forName(type, false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
