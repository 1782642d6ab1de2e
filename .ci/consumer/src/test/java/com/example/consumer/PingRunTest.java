package com.example.consumer;

import static io.orcastrike.testkit.OrcaAssertions.assertThat;

import io.orcastrike.testkit.LoadTests;
import org.junit.jupiter.api.Test;

class PingRunTest {
  @Test
  void answersEachTime() throws Exception {
    try (PingServer server = new PingServer()) {
      assertThat(LoadTests.run(PingTest::new)).isBalanced().hasNoErrors();
    }
  }
}
