package io.orcastrike.testkit.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.sink.JUnitXml;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.ResultSink;
import io.orcastrike.testkit.ResultSinkContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class JUnitXmlContractTest extends ResultSinkContract {
  @TempDir Path folder;

  @Override
  protected ResultSink sink() {
    return new JUnitXml(folder.resolve("results"));
  }

  @Override
  protected ResultSink brokenSink() throws IOException {
    return new JUnitXml(Files.writeString(folder.resolve("file"), "no folder"));
  }

  @Override
  protected void assertTells(RunReport report) throws Exception {
    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.resolve("results/junit.xml").toFile())
            .getDocumentElement();
    int cases = report.thresholds().size() + 1;
    assertThat(suite.getAttribute("tests")).isEqualTo(String.valueOf(cases));
    assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(cases);
    int problems =
        suite.getElementsByTagName("failure").getLength()
            + suite.getElementsByTagName("error").getLength();
    assertThat(problems == 0).isEqualTo(report.verdict() == Verdict.PASSED);
  }
}
