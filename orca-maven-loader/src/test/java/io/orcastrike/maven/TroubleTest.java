package io.orcastrike.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.maven.RepositoryServer.Mode;
import io.orcastrike.spi.TestNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What may go wrong, and what is said of it. */
@Timeout(60)
class TroubleTest {
  private static final String TEST = "com.acme:shop:1.2";

  @TempDir Path folder;
  private RepositoryFolder repository;
  private RepositoryServer server;
  private Machine machine;

  @BeforeEach
  void set() throws IOException {
    repository = new RepositoryFolder(folder.resolve("repository"));
    repository
        .deploy(Artifact.test(TEST, "com.acme.ShopTest").needing("org.lib:a:1"))
        .deploy(Artifact.of("org.lib:a:1").needing("org.lib:b:1"))
        .deploy(Artifact.of("org.lib:b:1"));
    server = new RepositoryServer(repository);
    machine = Machine.in(folder.resolve("machine"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private MavenLoader.Builder loader() {
    return machine.loader().repository("acme", server.url());
  }

  private void assertTrouble(MavenLoader.Builder loader, String test, String... parts) {
    assertThatThrownBy(() -> loader.build().find(test))
        .isInstanceOf(TestNotFoundException.class)
        .hasNoCause()
        .hasMessageContainingAll(parts)
        .hasMessageContainingAll("\n  where: ", "\n  likely cause: ", "\n  try: ");
  }

  @Test
  void anUnknownArtifactNamesEachRepositoryAsked() {
    assertTrouble(
        loader(),
        "com.acme:shop:1.3",
        "com.acme:shop:1.3 cannot be found",
        "acme (%s): not found".formatted(server.url()),
        "no-central (file:",
        "central/): not found",
        "likely cause: a misspelt name",
        "try: --repository ID=URL");
    assertThat(server.requests()).contains("/com/acme/shop/1.3/shop-1.3.pom");
  }

  @Test
  void aMissingLibraryIsNamedWithTheWayToIt() throws IOException {
    Files.delete(repository.file("org.lib:b:1", ".jar"));

    assertTrouble(
        loader(),
        TEST,
        "a library of com.acme:shop:1.2 cannot be found: "
            + "com.acme:shop:1.2 -> org.lib:a:1 -> org.lib:b:1",
        "acme (%s): not found".formatted(server.url()));
  }

  @Test
  void aLibraryWithoutAnyFileIsNamedWithTheWayToIt() throws IOException {
    Files.delete(repository.file("org.lib:b:1", ".jar"));
    Files.delete(repository.file("org.lib:b:1", ".pom"));

    assertTrouble(loader(), TEST, "com.acme:shop:1.2 -> org.lib:a:1 -> org.lib:b:1");
  }

  @Test
  void aLibrarysPomThatCannotBeFetchedIsNamedWithTheWayToIt() throws IOException {
    Files.writeString(repository.file("org.lib:b:1", ".pom.sha1"), "0".repeat(40));

    assertTrouble(
        loader(),
        TEST,
        "the libraries of com.acme:shop:1.2 cannot be found: "
            + "com.acme:shop:1.2 -> org.lib:a:1 -> org.lib:b:1",
        "acme (%s): wrong checksum".formatted(server.url()));
  }

  @Test
  void aPomForPomsIsNoTest() throws IOException {
    repository.deploy(Artifact.of("com.acme:all:1").packagedAs("pom"));

    assertTrouble(
        loader(),
        "com.acme:all:1",
        "com.acme:all:1 has a POM, and no jar",
        "likely cause: a POM for other POMs (packaging pom)");
  }

  @Test
  void aParentThatIsMissingIsNamed() throws IOException {
    repository.deploy(
        Artifact.test("com.acme:child:1", "com.acme.ShopTest")
            .withPom(
                "<parent><groupId>com.acme</groupId><artifactId>parent</artifactId>"
                    + "<version>7</version></parent>"));

    assertTrouble(
        loader(),
        "com.acme:child:1",
        "the POM of com.acme:child:1 cannot be read: ",
        "com.acme:parent:pom:7",
        "acme (%s): not found".formatted(server.url()));
  }

  @Test
  void aPomThatIsNoneIsNamed() throws IOException {
    repository.deploy(Artifact.test("com.acme:odd:1", "com.acme.ShopTest").withPom("<oops"));

    assertTrouble(loader(), "com.acme:odd:1", "the POM of com.acme:odd:1 cannot be read: ");
  }

  @Test
  void aFileThatIsNotItsChecksumsIsRefusedAndNotKept() {
    server.mode(Mode.CORRUPTING);

    assertTrouble(
        loader(), TEST, "acme (%s): wrong checksum: ".formatted(server.url()), "nothing was kept");
    assertThat(machine.localRepository().file(TEST, ".jar")).doesNotExist();
  }

  @Test
  void aFileWithoutAChecksumIsRefused() throws IOException {
    Files.delete(repository.file("org.lib:a:1", ".jar.sha1"));

    assertTrouble(
        loader(), TEST, "com.acme:shop:1.2 -> org.lib:a:1", "wrong checksum", "no checksums");
  }

  @Test
  void withoutAPasswordTheRepositoryIsNamed() {
    server.requiring("joe", "secret");

    assertTrouble(
        loader(),
        TEST,
        "acme (%s): 401, without a user".formatted(server.url()),
        "try: <server> with the repository's id in settings.xml");
  }

  @Test
  void aRepositoryThatFailsIsNamedWithItsStatus() {
    assertTrouble(
        loader().repository("b", server.mode(Mode.FAILING).url()), TEST, "status 500", "b (http:");
  }

  @Test
  void aRepositoryThatNeverAnswersIsGivenUp() {
    server.mode(Mode.HANGING);

    assertTrouble(
        loader().timeout(Duration.ofMillis(300)),
        TEST,
        "acme (%s): silent for too long".formatted(server.url()));
  }

  @Test
  void aRepositoryThatSendsAByteNowAndThenIsGivenUp() throws Exception {
    server.mode(Mode.TRICKLING);

    assertTrouble(
        loader().timeout(Duration.ofSeconds(30)).deadline(Duration.ofMillis(1_500)),
        TEST,
        "com.acme:shop:1.2 was not found within 1.50 s",
        "acme (%s), no-central".formatted(server.url()));
    awaitEndOfSearch();
  }

  @Test
  void anInterruptionEndsTheSearch() throws Exception {
    server.mode(Mode.HANGING);
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread searching =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    loader().timeout(Duration.ofMinutes(5)).build().find(TEST);
                  } catch (TestNotFoundException e) {
                    thrown.complete(Thread.currentThread().isInterrupted() ? e : null);
                  }
                });
    await(() -> !server.requests().isEmpty());

    searching.interrupt();

    assertThat(thrown.get(20, TimeUnit.SECONDS))
        .hasMessageContaining("the search for com.acme:shop:1.2 was interrupted");
    awaitEndOfSearch();
  }

  @Test
  void aRepositoryThatIsNotThereIsNamed() {
    String url = server.url();
    server.close();

    assertTrouble(loader(), TEST, "acme (%s): connection refused".formatted(url));
  }

  @Test
  void aHostThatIsNotThereIsNamed() {
    assertTrouble(
        machine.loader().repository("acme", "https://repo.invalid/r"),
        TEST,
        "acme (https://repo.invalid/r): unknown host");
  }

  @Test
  void offlineWhatIsNotCachedIsNotFound() {
    assertTrouble(
        loader().offline(true),
        TEST,
        "acme (%s): not asked".formatted(server.url()),
        "try: once without --offline");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void offlineAFileOfARepositoryWithAnotherIdIsNotTaken() throws Exception {
    loader().build().find(TEST);

    assertTrouble(
        machine.loader().repository("other", server.url()).offline(true),
        TEST,
        "or from a repository with another id than these");
  }

  @Test
  void aCachedFileThatWasCutIsNamed() throws Exception {
    loader().build().find(TEST);
    Path jar = machine.localRepository().file("org.lib:b:1", ".jar");
    byte[] whole = Files.readAllBytes(jar);
    Files.write(jar, Arrays.copyOf(whole, whole.length / 2));

    assertTrouble(
        loader(),
        TEST,
        "a file in the local repository is damaged",
        "where: " + jar,
        "try: rm -r " + jar.getParent());
  }

  @Test
  void aCachedFileThatIsNoJarIsNamed() throws Exception {
    loader().build().find(TEST);
    Path jar = machine.localRepository().file("org.lib:b:1", ".jar");
    Files.writeString(jar, "<html>please log in</html>");

    assertTrouble(loader(), TEST, "where: " + jar, "it is no jar, or not a whole one");
  }

  @Test
  void aCachedFileThatWasExchangedIsNamed() throws Exception {
    loader().build().find(TEST);
    Path jar = machine.localRepository().file("org.lib:b:1", ".jar");
    Files.write(jar, Artifact.of("org.lib:c:2").jar());

    assertTrouble(loader(), TEST, "where: " + jar, "its SHA-1 is ");
  }

  @Test
  void afterTheRemedyItIsFound() throws Exception {
    server.mode(Mode.HANGING);
    assertTrouble(loader().timeout(Duration.ofMillis(300)), TEST, "silent");
    server.mode(Mode.FINE);

    assertThat(loader().build().find(TEST).lock()).hasSize(3);
  }

  private static void awaitEndOfSearch() throws InterruptedException {
    await(
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .noneMatch(List.of("orca-maven")::contains));
  }

  /** The test's time limit bounds it. */
  private static void await(java.util.function.BooleanSupplier condition)
      throws InterruptedException {
    while (!condition.getAsBoolean()) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }
}
