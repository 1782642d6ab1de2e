package io.orcastrike.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.api.NotPermittedException;
import io.orcastrike.testkit.FakeDrone;
import io.orcastrike.testkit.FakeIteration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Steps on a drone that may send load to one target only. */
@Timeout(30)
class PermittedTargetsTest {
  private final Target permitted = new Target();
  private final Target other = new Target();
  private final FakeIteration it = new FakeIteration();
  private final FakeDrone drone =
      new FakeDrone().permitting(io.orcastrike.api.Target.of(permitted.url()));

  PermittedTargetsTest() throws Exception {}

  @AfterEach
  void close() throws Exception {
    it.close();
    permitted.close();
    other.close();
  }

  @Test
  void aClientOfAnotherTargetIsNotOpened() {
    for (String url : new String[] {other.url(), "http://no-such-host.invalid"}) {
      HttpBuilder client = Http.to(url).sharedConnections(2);
      assertThatThrownBy(() -> client.open(drone))
          .isInstanceOf(NotPermittedException.class)
          .hasMessageContaining(String.valueOf(io.orcastrike.api.Target.of(url)));
    }
  }

  @Test
  void wholeUrlsAndRedirectsLeadNowhereElse() throws Exception {
    permitted.on("/away", exchange -> Target.answer(exchange, 302, "", "Location", other.url()));
    for (HttpBuilder client :
        new HttpBuilder[] {
          Http.to(permitted.url()).sharedConnections(2),
          Http.to(permitted.url()).connectionsPerUser(2)
        }) {
      try (Http http = client.open(drone)) {
        HttpUser user = http.user(it);
        assertThat(user.get("/").status()).isEqualTo(200);
        for (String path : new String[] {"/away", other.url() + "/", "http://no-such.invalid/"}) {
          assertThatThrownBy(() -> user.get(path)).isInstanceOf(NotPermittedException.class);
        }
      }
    }
    assertThat(other.asked()).isEmpty();
    assertThat(permitted.asked()).extracting(Target.Asked::path).contains("/", "/away");
  }
}
