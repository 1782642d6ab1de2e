package io.orcastrike.core.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class JUnitXmlTest {
  @TempDir Path folder;

  @Test
  void hasACaseForEachThresholdAndOneForTheVerdict() throws Exception {
    Document document = document();
    var cases = document.getElementsByTagName("testcase");
    assertThat(cases.getLength()).isEqualTo(5);
    assertThat(((Element) cases.item(4)).getAttribute("name")).isEqualTo("verdict");
    Element suite = document.getDocumentElement();
    assertThat(suite.getAttribute("tests")).isEqualTo("5");
    assertThat(suite.getAttribute("failures")).isEqualTo("3");
    assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(3);
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    assertThat(document.getElementsByTagName("error").getLength()).isEqualTo(1);
  }

  @Test
  void saysWhatWasObservedAndSinceWhen() throws Exception {
    Element failure = (Element) document().getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).isEqualTo("observed 9.0, first broken at second 3");
  }

  @Test
  void showsWhatXmlCannotHold() throws Exception {
    Element hostile = (Element) document().getElementsByTagName("testcase").item(2);
    assertThat(hostile.getAttribute("name"))
        .isEqualTo("<script>&\"|`\\u001b[31m\\u0000\\ud800 \u20ac");
  }

  /** What those of Surefire and of Jenkins have in common. */
  @Test
  void isWhatServersRead() throws Exception {
    new JUnitXml(folder).ended(Reports.full());
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(JUnitXmlTest.class.getResource("junit.xsd"))
        .newValidator()
        .validate(new StreamSource(folder.resolve("junit.xml").toFile()));
  }

  @Test
  void theTimesOfTheCasesAddUpToThatOfTheRun() throws Exception {
    Document document = document();
    var cases = document.getElementsByTagName("testcase");
    double sum = 0;
    for (int i = 0; i < cases.getLength(); i++) {
      sum += Double.parseDouble(((Element) cases.item(i)).getAttribute("time"));
    }
    assertThat(sum).isEqualTo(20.1);
    assertThat(document.getDocumentElement().getAttribute("time")).isEqualTo("20.100");
  }

  private Document document() throws Exception {
    new JUnitXml(folder).ended(Reports.full());
    var factory = DocumentBuilderFactory.newInstance();
    try (var in = Files.newInputStream(folder.resolve("junit.xml"))) {
      return factory.newDocumentBuilder().parse(in);
    }
  }
}
