/** Load tests in JUnit, contracts for transports, sinks and loaders, fakes. */
module io.orcastrike.testkit {
  requires transitive io.orcastrike.core;
  requires transitive org.assertj.core;
  requires transitive org.junit.jupiter.api;
  requires io.orcastrike.html;
  requires java.compiler;
  requires static org.jspecify;

  exports io.orcastrike.testkit;
  exports io.orcastrike.testkit.junit;

  // Contracts are test classes, whose methods JUnit calls.
  opens io.orcastrike.testkit to
      org.junit.platform.commons;
  opens io.orcastrike.testkit.junit to
      org.junit.platform.commons;
}
