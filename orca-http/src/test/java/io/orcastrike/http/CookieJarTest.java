package io.orcastrike.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.http.wire.Origin;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CookieJarTest {
  private static final Origin SHOP = Origin.of(URI.create("https://www.shop.example"));
  private static final Origin PLAIN = Origin.of(URI.create("http://www.shop.example"));

  private Instant now = Instant.parse("2026-11-26T12:00:00Z");
  private final CookieJar jar = new CookieJar(() -> now);

  @Test
  void sendsBackWhatWasSetAsItWasWritten() {
    set("sid=abc; Max-Age=3600; Path=/; HttpOnly; SameSite=Lax", "q=\"1 2\"; Path=/", "e=; Path=/");

    assertThat(header("/")).isEqualTo("sid=abc; q=\"1 2\"; e=");
  }

  @Test
  void replacesACookieOfTheSameNameDomainAndPath() {
    set("a=1; Path=/", "a=2; Path=/", "a=3; Path=/x");

    assertThat(header("/")).isEqualTo("a=2");
    assertThat(header("/x/y?z=/")).isEqualTo("a=3; a=2");
  }

  @Test
  void aPathCoversWholeSegments() {
    set("a=1; Path=/shop");

    assertThat(header("/shop")).isEqualTo("a=1");
    assertThat(header("/shop/cart")).isEqualTo("a=1");
    assertThat(header("/shopping")).isNull();
    assertThat(header("/")).isNull();
  }

  @Test
  void aPathIsTheFolderOfTheRequestWhereNoneIsGiven() {
    jar.store(SHOP, "/account/login?next=/a/b/c", List.of("a=1", "b=2; Path=relative"));

    assertThat(header("/account/orders")).isEqualTo("a=1; b=2");
    assertThat(header("/")).isNull();
  }

  @Test
  void staysWithItsHostUnlessItNamesADomain() {
    set(
        "own=1; Path=/",
        "all=2; Path=/; Domain=shop.example",
        "dot=3; Path=/; Domain=.Shop.Example");

    assertThat(jar.header(Origin.of(URI.create("https://api.shop.example")), "/"))
        .isEqualTo("all=2; dot=3");
    assertThat(jar.header(Origin.of(URI.create("https://shop.example")), "/"))
        .isEqualTo("all=2; dot=3");
    assertThat(jar.header(Origin.of(URI.create("https://evilshop.example")), "/")).isNull();
  }

  @Test
  void isNotSetForAnotherDomainOrAWholeTopLevel() {
    set("a=1; Domain=other.example", "b=2; Domain=example", "c=3; Domain=api.www.shop.example");

    assertThat(header("/")).isNull();
  }

  @Test
  void isSentWithTlsOnlyWhereItIsSecure() {
    set("a=1; Secure; Path=/");

    assertThat(header("/")).isEqualTo("a=1");
    assertThat(jar.header(PLAIN, "/")).isNull();
    jar.store(PLAIN, "/", List.of("b=2; Secure; Path=/"));
    assertThat(header("/")).isEqualTo("a=1");
  }

  @Test
  void isTrustedOnLoopbackWithoutTls() {
    for (String host : new String[] {"localhost:8080", "127.0.0.1:8080", "[::1]:8080"}) {
      Origin origin = Origin.of(URI.create("http://" + host));
      jar.clear();
      jar.store(origin, "/", List.of("a=1; Secure; Path=/", "b=2; Domain=localhost"));

      assertThat(jar.header(origin, "/")).startsWith("a=1");
    }
  }

  @Test
  void endsWhenItExpires() {
    set("a=1; Max-Age=60", "b=2; Expires=Thu, 26 Nov 2026 12:02:00 GMT", "c=3");

    assertThat(header("/")).isEqualTo("a=1; b=2; c=3");
    now = now.plus(Duration.ofSeconds(61));
    assertThat(header("/")).isEqualTo("b=2; c=3");
    now = now.plus(Duration.ofSeconds(61));
    assertThat(header("/")).isEqualTo("c=3");
  }

  @Test
  void maxAgeCountsBeforeExpires() {
    set("a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT");

    assertThat(header("/")).isEqualTo("a=1");
  }

  @Test
  void isRemovedByOneThatHasExpired() {
    set("a=1", "b=2", "c=3");
    set("a=; Max-Age=0", "b=; Expires=Thu, 01-Jan-1970 00:00:00 GMT", "c=; max-age=-1");

    assertThat(header("/")).isNull();
  }

  @Test
  void readsTheDatesThatServersWrite() {
    set(
        "a=1; Expires=Wed, 21 Oct 2037 07:28:00 GMT",
        "b=2; Expires=Wednesday, 21-Oct-37 7:28:00 GMT",
        "c=3; Expires=soon; Path=/",
        "d=4; Expires=Wed, 31 Feb 2037 07:28:00 GMT");

    assertThat(header("/")).isEqualTo("a=1; b=2; c=3; d=4");
  }

  @Test
  void ignoresWhatIsNoCookie() {
    set("", "novalue", "=x", "a\u0007=1", "a=1\u0000", "l=" + "x".repeat(CookieJar.LONGEST));

    assertThat(header("/")).isNull();
  }

  @Test
  void keepsABoundedNumber() {
    for (int i = 0; i < 3 * CookieJar.MOST; i++) {
      set("c" + i + "=1");
    }

    assertThat(header("/").split("; ")).hasSize(CookieJar.MOST);
  }

  private void set(String... cookies) {
    jar.store(SHOP, "/", List.of(cookies));
  }

  private String header(String path) {
    return jar.header(SHOP, path);
  }
}
