package io.orcastrike.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A program that forgets a page ends all the same. */
@Timeout(60)
class LivePageThreadsTest {

  @Test
  void keepNoJvmAliveWhoeverOpensThePage() throws Exception {
    assertThat(Thread.currentThread().isDaemon()).as("who opens it").isFalse();
    LivePage page = LivePage.open(0, command -> new LivePage.Answer(false, "no"));
    try {
      List<Thread> servers =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().startsWith("HTTP-Dispatcher"))
              .toList();
      assertThat(servers).isNotEmpty().allMatch(Thread::isDaemon);
    } finally {
      page.close();
    }
  }
}
