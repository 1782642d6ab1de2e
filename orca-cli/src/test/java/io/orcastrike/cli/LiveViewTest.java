package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LiveViewTest {
  private static final Pattern ADDRESS =
      Pattern.compile("live page: (http://127\\.0\\.0\\.1:[0-9]+/)#([\\w-]+)");

  private final TestConsole console = new TestConsole();
  private final SteeredRun run = new SteeredRun();

  @Test
  void commandsFromThePageReachTheRun() throws Exception {
    OutputOptions output = new OutputOptions();
    output.live = true;
    try (LiveView view = LiveView.open(console.console(), output).orElseThrow()) {
      assertThat(post("pause").body()).isEqualTo("the run has not begun yet");
      view.steers(run);
      HttpResponse<String> answer = post("rate 1.5");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("does so at 00:47");
      assertThat(post("resume").statusCode()).isEqualTo(409);
      assertThat(post("dance").body()).startsWith("a command must be pause, resume, rate FACTOR");
    }
    assertThat(run.asked()).containsExactly("rate 1.5 by live page", "resume by live page");
  }

  private HttpResponse<String> post(String command) throws Exception {
    Matcher address = ADDRESS.matcher(console.err());
    assertThat(address.find()).as(console.err()).isTrue();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(address.group(1) + "steer"))
              .header("X-Orca-Token", address.group(2))
              .POST(HttpRequest.BodyPublishers.ofString(command))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void thereIsNoneUnlessOneIsAskedFor() throws Exception {
    assertThat(LiveView.open(console.console(), new OutputOptions())).isEqualTo(Optional.empty());
    assertThat(console.err()).isEmpty();
  }

  @Test
  void aPortThatIsTakenIsSaidSo(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("Small.java"), Sources.once("Small"));
    try (ServerSocket taken = new ServerSocket(0)) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(console.in(folder).run("run", "Small.java", "--live-port", port)).isEqualTo(2);
      assertThat(console.err())
          .contains("the live page cannot be opened")
          .contains("where: port " + port);
    }
  }

  @Test
  void aRunThatIsLookedAtEndsAsAnyOther(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("Small.java"), Sources.once("Small"));
    assertThat(console.in(folder).run("run", "Small.java", "--live", "--quiet")).isZero();
    Matcher address = ADDRESS.matcher(console.err());
    assertThat(address.find()).isTrue();
    int port = URI.create(address.group(1)).getPort();
    try (ServerSocket free = new ServerSocket(port)) {
      assertThat(free.isBound()).as("the page's server is gone").isTrue();
    }
  }
}
