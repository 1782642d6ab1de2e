package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Java in the documentation compiles. Each block is a whole compilation unit; the blocks of one
 * file are compiled together, so that a later one may use what an earlier one declares.
 */
class SnippetsTest {
  private static final int AT_LEAST = 3;
  private static final Path ROOT = root();

  @TempDir Path classes;

  @Test
  void everyJavaBlockOfTheDocumentationCompiles() throws Exception {
    int blocks = 0;
    List<String> mistakes = new ArrayList<>();
    for (Path file : documents()) {
      List<Block> ofFile = blocks(ROOT.relativize(file).toString(), Files.readAllLines(file));
      blocks += ofFile.size();
      mistakes.addAll(mistakes(ofFile));
    }
    assertThat(mistakes).isEmpty();
    assertThat(blocks).isGreaterThanOrEqualTo(AT_LEAST);
  }

  @Test
  void saysInWhichFileAndLineABlockDoesNotCompile() {
    List<String> lines =
        List.of(
            "Text", "```java", "class A {", "  int x = \"\";", "}", "```", "```java", "class B");
    assertThat(mistakes(blocks("docs/x.md", lines)))
        .singleElement()
        .asString()
        .startsWith("docs/x.md:8: reached end of file");
    assertThat(mistakes(blocks("docs/x.md", lines.subList(0, 6))))
        .singleElement()
        .asString()
        .startsWith("docs/x.md:4: incompatible types");
  }

  @Test
  void aBlockMayUseWhatAnEarlierOneOfTheFileDeclares() {
    List<String> lines =
        List.of("```java", "public class A {}", "```", "```java", "class B extends A {}", "```");
    assertThat(mistakes(blocks("x.md", lines))).isEmpty();
  }

  private List<String> mistakes(List<Block> blocks) {
    if (blocks.isEmpty()) {
      return List.of();
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<String> options =
        List.of("--release", "21", "-proc:none", "-Xlint:none", "-d", classes.toString());
    compiler.getTask(null, null, found, options, null, blocks).call();
    return found.getDiagnostics().stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
        .map(
            each ->
                "%s:%d: %s"
                    .formatted(
                        each.getSource() instanceof Block block ? block.document : "?",
                        each.getLineNumber(),
                        each.getMessage(Locale.ROOT)))
        .toList();
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    documents.addAll(markdown(ROOT.resolve("docs"), Integer.MAX_VALUE));
    documents.addAll(
        markdown(ROOT.resolve("samples"), 2).stream()
            .filter(file -> file.endsWith("README.md"))
            .toList());
    return documents;
  }

  private static List<Path> markdown(Path folder, int depth) throws IOException {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  private static List<Block> blocks(String document, List<String> lines) {
    List<Block> blocks = new ArrayList<>();
    Optional<StringBuilder> open = Optional.empty();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (open.isPresent() && !line.strip().equals("```")) {
        open.get().append(line).append('\n');
      } else if (open.isPresent()) {
        blocks.add(new Block(document, blocks.size(), open.get().toString()));
        open = Optional.empty();
      } else if (line.strip().equals("```java")) {
        open = Optional.of(new StringBuilder("\n".repeat(i + 1))); // so that lines count the same
      }
    }
    open.ifPresent(text -> blocks.add(new Block(document, blocks.size(), text.toString())));
    return blocks;
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("orca-cli"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** A source that may declare a public class of any name. */
  private static final class Block extends SimpleJavaFileObject {
    final String document;
    private final String text;

    Block(String document, int number, String text) {
      super(URI.create("block:///" + number + ".java"), Kind.SOURCE);
      this.document = document;
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return kind == Kind.SOURCE;
    }
  }
}
