package io.orcastrike.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A page of docs/how-to whose commands are run as they stand there, but for hosts and ports, which
 * are this machine's. A block marked {@code sh} ends by itself, one marked {@code sh service} when
 * this is closed.
 *
 * <p>Used by one thread at a time.
 */
final class HowTo implements AutoCloseable {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\S[^\n]*)\n(.*?)^```$");
  private static final String LEAD = "orca lead ShopTest.java";
  private static final String TEST =
      """
      import static io.orcastrike.api.LoadProfile.users;

      import io.orcastrike.api.*;
      import java.time.Duration;

      public class ShopTest implements LoadTest {
        public Plan plan(Parameters parameters) {
          return Plan.named("shop")
              .load("one", users(1).hold(Duration.ofSeconds(1)))
              .scenario("nap", it -> it.pause(Duration.ofMillis(50)))
              .build();
        }
      }
      """;

  private final List<MatchResult> blocks;
  private final Path folder;
  private final Map<String, String> here =
      new LinkedHashMap<>(Map.of(LEAD, LEAD + " --max-lag 10s")); // as the machine may be busy
  private final List<Service> services = new ArrayList<>();

  /**
   * Reads a page, and makes a folder ready in which its commands work.
   *
   * @param folder empty, removed by whoever made it
   */
  HowTo(String page, Path folder) throws IOException, InterruptedException {
    String text = Files.readString(Installation.root().resolve("docs/how-to").resolve(page));
    this.blocks = BLOCK.matcher(text).results().toList();
    this.folder = folder;
    Files.createSymbolicLink(folder.resolve("deploy"), Installation.root().resolve("deploy"));
    Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(folder.resolve("bin/orca"), Path.of(Installation.launcher()));
    Files.writeString(folder.resolve("ShopTest.java"), TEST);
  }

  /** Has a text of the page stand for what there is here. */
  HowTo replacing(String there, String here) {
    this.here.put(there, here);
    return this;
  }

  /** Returns the block of a kind, and of a number among those. */
  String block(String kind, int number) {
    List<String> all =
        blocks.stream().filter(b -> b.group(1).equals(kind)).map(b -> b.group(2)).toList();
    assertThat(all).as("blocks marked %s", kind).hasSizeGreaterThan(number);
    return placed(all.get(number));
  }

  int count(String kind) {
    return (int) blocks.stream().filter(b -> b.group(1).equals(kind)).count();
  }

  private String placed(String text) {
    String placed = text;
    for (Map.Entry<String, String> one : here.entrySet()) {
      placed = placed.replace(one.getKey(), one.getValue());
    }
    return placed;
  }

  /** Runs commands to their end, which must be a good one, and returns what they wrote. */
  String run(String commands) throws Exception {
    Result result = tryOut(commands);
    assertThat(result.exitCode()).as("%s%n%s", commands, result.output()).isZero();
    return result.output();
  }

  Result tryOut(String commands) throws Exception {
    return Programs.run(shell(commands));
  }

  /** Starts commands, and waits until they have written a text. */
  Service start(String commands, String ready) throws Exception {
    Service service =
        Service.start(shell(commands), folder.resolve("service-" + services.size() + ".log"));
    services.add(service);
    return service.awaitText(ready);
  }

  private List<String> shell(String commands) {
    String path = folder.resolve("bin") + ":" + System.getenv("PATH");
    return List.of("env", "-C", folder.toString(), "PATH=" + path, "bash", "-euc", commands);
  }

  @Override
  public void close() throws Exception {
    for (Service service : services.reversed()) {
      service.close();
    }
    Files.delete(folder.resolve("deploy"));
    Files.delete(folder.resolve("bin/orca"));
  }
}
