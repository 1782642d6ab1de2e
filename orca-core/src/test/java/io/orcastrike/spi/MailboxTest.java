package io.orcastrike.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MailboxTest {
  private final Mailbox mailbox = new Mailbox();

  @Test
  void givesUpTheOldestWhenThereAreTooMany() throws Exception {
    for (int i = 0; i < Mailbox.MOST_WAITING + 3; i++) {
      mailbox.put(new byte[] {(byte) i});
    }

    assertThat(mailbox.next(Duration.ZERO)).hasValue(new byte[] {3});
    assertThat(left()).isEqualTo(Mailbox.MOST_WAITING - 1);
  }

  @Test
  void givesUpTheOldestWhenTheyAreTooLarge() throws Exception {
    byte[] large = new byte[Transport.MOST_BYTES];
    int most = Mailbox.MOST_WAITING_BYTES / large.length;
    mailbox.put(new byte[1]);
    for (int i = 0; i < most; i++) {
      mailbox.put(large);
    }

    assertThat(mailbox.next(Duration.ZERO)).hasValue(large);
    mailbox.put(large);
    assertThat(left()).isEqualTo(most);
  }

  @Test
  void holdsNothingOnceClosed() throws Exception {
    mailbox.put(new byte[1]);
    mailbox.close();
    mailbox.put(new byte[1]);

    assertThat(mailbox.next(Duration.ofMinutes(1))).isEmpty();
  }

  private int left() throws InterruptedException {
    int left = 0;
    while (mailbox.next(Duration.ZERO).isPresent()) {
      left++;
    }
    return left;
  }
}
