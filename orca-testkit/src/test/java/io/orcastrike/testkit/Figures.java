package io.orcastrike.testkit;

/** States what a test has measured, in the log of the build. */
final class Figures {
  private Figures() {}

  static void state(String what, String figures) {
    System.out.println("figures: " + what + ": " + figures);
  }
}
