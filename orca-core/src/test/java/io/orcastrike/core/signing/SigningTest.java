package io.orcastrike.core.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.core.local.InProcessTransport;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningTest {
  private static final Duration SOON = Duration.ofMillis(1);
  private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);

  private final KeyPair leader = Keys.generate();
  private final InProcessTransport bus = new InProcessTransport();
  private final Transport signing = new SigningTransport(bus, leader.getPrivate());
  private final Transport verifying = new VerifyingTransport(bus, List.of(leader.getPublic()));
  @TempDir Path folder;

  @AfterEach
  void close() {
    bus.close();
  }

  @Test
  void whatATrustedLeaderSignedArrivesAsItWas() throws Exception {
    Transport.Subscription drone = verifying.subscribe("announce");
    drone.add("drone");
    signing.publish("announce", HELLO);
    signing.publish("drone", new byte[0]);
    assertThat(drone.next(SOON)).hasValue(HELLO);
    assertThat(drone.next(SOON)).hasValue(new byte[0]);
  }

  @Test
  void theLeaderHearsItselfAndItsDrones() throws Exception {
    Transport.Subscription own = signing.subscribe("beat", "leader");
    signing.publish("beat", HELLO);
    verifying.publish("leader", HELLO);
    assertThat(own.next(SOON)).hasValue(HELLO);
    assertThat(own.next(SOON)).hasValue(HELLO);
  }

  @Test
  void whatIsUnsignedOrOfAnotherLeaderIsRefused() throws Exception {
    Transport.Subscription drone = verifying.subscribe("announce");
    bus.publish("announce", HELLO);
    new SigningTransport(bus, Keys.generate().getPrivate()).publish("announce", HELLO);
    for (int i = 0; i < 2; i++) {
      assertThat(drone.next(SOON)).isEmpty();
    }
    signing.publish("announce", HELLO);
    assertThat(drone.next(SOON)).hasValue(HELLO);
  }

  @Test
  void aCopyOnAnotherChannelIsRefused() throws Exception {
    Transport.Subscription overheard = bus.subscribe("drone:a");
    signing.publish("drone:a", HELLO);
    Transport.Subscription other = verifying.subscribe("drone:b");
    bus.publish("drone:b", overheard.next(SOON).orElseThrow());
    assertThat(other.next(SOON)).isEmpty();
  }

  @Test
  void anyChangeIsRefused() throws Exception {
    Transport.Subscription overheard = bus.subscribe("announce");
    signing.publish("announce", HELLO);
    byte[] sealed = overheard.next(SOON).orElseThrow();
    Transport.Subscription drone = verifying.subscribe("announce");
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      bus.publish("announce", changed);
      assertThat(drone.next(SOON)).as("byte %d", i).isEmpty();
      byte[] cut = java.util.Arrays.copyOf(sealed, i);
      bus.publish("announce", cut);
      assertThat(drone.next(SOON)).as("cut at %d", i).isEmpty();
    }
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200; i++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      bus.publish("announce", noise);
      assertThat(drone.next(SOON)).isEmpty();
    }
  }

  @Test
  void keysComeBackFromTheirFiles() throws Exception {
    Path secret = Files.writeString(folder.resolve("leader.key"), Keys.pem(leader.getPrivate()));
    Path open = Files.writeString(folder.resolve("leader.pub"), Keys.pem(leader.getPublic()));
    assertThat(Keys.readPrivate(secret)).isEqualTo(leader.getPrivate());
    assertThat(Keys.readPublic(open)).isEqualTo(leader.getPublic());
  }

  @Test
  void filesWithoutAKeyAreRefusedByName() throws Exception {
    Path open = Files.writeString(folder.resolve("leader.pub"), Keys.pem(leader.getPublic()));
    Path noise =
        Files.writeString(
            folder.resolve("noise"), "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----");
    assertThatThrownBy(() -> Keys.readPrivate(open))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("PRIVATE KEY")
        .hasMessageContaining("leader.pub");
    assertThatThrownBy(() -> Keys.readPublic(noise))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Ed25519")
        .hasMessageContaining("noise");
  }
}
