package io.orcastrike.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page where a server forbids scripts and styles, as Jenkins does for what a build leaves. */
@InBrowser
class WithoutScriptsInBrowserTest {
  private static final String POLICY =
      "sandbox; default-src 'none'; img-src 'self'; style-src 'self';";

  private final Browser browser;

  WithoutScriptsInBrowserTest(Browser browser) {
    this.browser = browser;
  }

  @Test
  void theStaticChartsAndTheFiguresAreShown() throws Exception {
    byte[] page = ReportPage.of(MadeUpRun.of(60)).html().getBytes(StandardCharsets.UTF_8);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/report.html",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Security-Policy", POLICY);
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    try {
      browser.openAddress(
          "http://127.0.0.1:%d/report.html".formatted(server.getAddress().getPort()));
      long root = root();
      for (String chart : List.of("load", "latency", "heat", "curve", "throughput", "errors")) {
        List<Long> drawn = find(root, "#chart-%s svg.static".formatted(chart));
        assertThat(height(drawn.get(0))).as(chart).isGreaterThan(100);
      }
      assertThat(find(root, "canvas")).isEmpty();
      assertThat(find(root, "#steps-table tbody tr")).hasSize(10);
      assertThat(height(find(root, "#verdict").get(0))).isGreaterThan(20);
      assertThat(find(root, "th button")).isEmpty();
      assertThat(isRendered(find(root, ".bar").get(0))).isFalse();
    } finally {
      server.stop(0);
    }
  }

  /** Asked of the browser itself, since no script of a test may run there either. */
  private long root() {
    return number(map(browser.ask("DOM.getDocument", Map.of()).get("root")).get("nodeId"));
  }

  private List<Long> find(long root, String selector) {
    Map<String, Object> found =
        browser.ask("DOM.querySelectorAll", Map.of("nodeId", root, "selector", selector));
    return ((List<?>) found.get("nodeIds"))
        .stream().map(WithoutScriptsInBrowserTest::number).toList();
  }

  private long height(long node) {
    return number(
        map(browser.ask("DOM.getBoxModel", Map.of("nodeId", node)).get("model")).get("height"));
  }

  private boolean isRendered(long node) {
    try {
      return height(node) > 0;
    } catch (org.openqa.selenium.WebDriverException e) {
      assertThat(e.getMessage()).contains("Could not compute box model");
      return false;
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
