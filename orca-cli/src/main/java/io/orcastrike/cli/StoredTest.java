package io.orcastrike.cli;

import io.orcastrike.core.inline.InlineJar;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import io.orcastrike.spi.ResultSink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Keeps a test that is handed out with the files of its run, to be run or taken up again. */
record StoredTest(InlineJar jar, Function<String, Path> folder) implements ResultSink {

  @Override
  public String name() {
    return LedTest.STORED;
  }

  @Override
  public void started(RunInfo info) throws Exception {
    Path place = Files.createDirectories(folder.apply(info.runId()));
    Files.write(place.resolve(LedTest.STORED), jar.content());
  }

  @Override
  public void ended(RunReport report) {}
}
