package io.orcastrike.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, started once for all tests that take one. */
final class Browser implements AutoCloseable {
  private final Path profile = Files.createTempDirectory("browser");
  private final ChromeDriver driver;

  private Browser() throws IOException {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program("chromium", "chromium-browser", "google-chrome"));
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1400,1000",
        "--user-data-dir=" + profile);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, java.util.logging.Level.ALL);
    logs.enable(LogType.PERFORMANCE, java.util.logging.Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(program("chromedriver")))
            .usingAnyFreePort()
            .build();
    driver = new ChromeDriver(service, options);
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(20));
  }

  /** A missing program is a failure: whoever runs these tests has said that it is there. */
  private static String program(String... names) {
    for (String name : names) {
      for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
        if (Files.isExecutable(Path.of(folder, name))) {
          return Path.of(folder, name).toString();
        }
      }
    }
    throw new IllegalStateException(
        "one of %s must be on the PATH for tests with -Pmachine; install chromium and chromium-driver"
            .formatted(Arrays.toString(names)));
  }

  /** Opens a page from the disk, as wide as a common screen, forgetting what was before. */
  void open(Path page) {
    openAddress(page.toUri().toString());
  }

  void openAddress(String address) {
    driver.get("about:blank");
    logs(LogType.BROWSER);
    logs(LogType.PERFORMANCE);
    driver.get(address);
  }

  /** Computes something in the page. */
  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  String text(String selector) {
    return String.valueOf(
        run("return document.querySelector(arguments[0])?.textContent", selector));
  }

  boolean isShown(String selector) {
    return (boolean)
        run(
            "const one = document.querySelector(arguments[0]);"
                + "return !!one && one.getClientRects().length > 0",
            selector);
  }

  void click(String selector) {
    run("document.querySelector(arguments[0]).click()", selector);
  }

  /** Waits until something holds in the page. */
  void await(String condition) {
    Object held =
        driver.executeAsyncScript(
            "const done = arguments[arguments.length - 1]; const end = Date.now() + 15000;"
                + "const look = () => { if ("
                + condition
                + ") done(true); else if (Date.now() > end) done(false);"
                + "else requestAnimationFrame(look); }; look();");
    assertThat(held).as(condition).isEqualTo(true);
  }

  /** Asks the browser for what a page cannot. */
  Map<String, Object> ask(String command, Map<String, Object> parameters) {
    return driver.executeCdpCommand(command, parameters);
  }

  /** Returns what the page has complained of since it was opened. */
  List<String> complaints() {
    return logs(LogType.BROWSER);
  }

  /** Returns the requests since the page was opened. */
  List<String> requests() {
    return logs(LogType.PERFORMANCE).stream()
        .filter(event -> event.contains("\"Network.requestWillBeSent\""))
        .toList();
  }

  private List<String> logs(String type) {
    return driver.manage().logs().get(type).getAll().stream()
        .map(entry -> entry.getMessage())
        .toList();
  }

  ChromeDriver driver() {
    return driver;
  }

  @Override
  public void close() throws IOException {
    driver.quit();
    try (var files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  /** Hands the browser to tests. */
  static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .getOrComputeIfAbsent(
              Browser.class,
              any -> {
                try {
                  return new Browser();
                } catch (IOException e) {
                  throw new IllegalStateException("a browser needs a folder", e);
                }
              },
              Browser.class);
    }
  }
}
