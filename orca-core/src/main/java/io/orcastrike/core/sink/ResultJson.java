package io.orcastrike.core.sink;

import io.orcastrike.report.RunReport;
import io.orcastrike.spi.ResultSink;
import java.io.IOException;
import java.nio.file.Path;

/** Writes {@code result.json}, the whole result for machines: docs/result.md describes it. */
public final class ResultJson implements ResultSink {
  /** The version of the document's schema. */
  public static final String SCHEMA = "orca.result/1";

  /** The file's name. */
  public static final String NAME = "result.json";

  private final Path folder;

  /** Makes a sink that writes into a folder, which is made when needed. */
  public ResultJson(Path folder) {
    this.folder = folder;
  }

  /** Returns the document, with a line break at its end; every character in it is ASCII. */
  public static String text(RunReport report) {
    return new ResultDocument(report).text();
  }

  /** Writes the document to a file, which is there whole or not at all. */
  public static void write(Path file, RunReport report) throws IOException {
    WholeFile.write(file, text(report));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void ended(RunReport report) throws IOException {
    write(folder.resolve(NAME), report);
  }
}
