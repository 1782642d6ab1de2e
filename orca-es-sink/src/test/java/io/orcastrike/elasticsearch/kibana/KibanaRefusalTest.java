package io.orcastrike.elasticsearch.kibana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said when Kibana, or something that was taken for it, does not import everything. */
class KibanaRefusalTest {
  private static final String JSON = "{\"statusCode\":%d,\"error\":\"E\",\"message\":\"%s\"}";

  private static String refusal(FakeKibana answering) {
    try (FakeKibana kibana = answering) {
      return assertThatIOException()
          .isThrownBy(() -> KibanaInstall.at(kibana.address()).install())
          .actual()
          .getMessage();
    }
  }

  @Test
  void everyObjectThatWasNotImportedIsNamed() throws Exception {
    String answer =
        """
        {"success":false,"successCount":2,"errors":[
        {"type":"dashboard","id":"1","meta":{"title":"Orca: trend"},"error":{"type":"conflict"}},
        {"type":"dashboard","id":"2","meta":{},"error":{"type":"ambiguous_conflict",
         "destinations":[{"id":"7"},{"id":"8"}]}},
        {"type":"dashboard","id":"3","error":{"type":"missing_references",
         "references":[{"type":"index-pattern","id":"9"}]}},
        {"type":"search","id":"4","error":{"type":"unsupported_type"}},
        {"type":"search","id":"5","error":{"type":"unknown","message":"disk\\nfull",
         "statusCode":500}}]}\
        """;

    assertThat(refusal(FakeKibana.answering(200, answer)).lines())
        .contains(
            "Kibana imported 2 of 8 objects",
            "    dashboard \"Orca: trend\": conflict: it is there already and was not replaced",
            "    dashboard \"2\": ambiguous_conflict: it could be any of 7, 8",
            "    dashboard \"3\": missing_references: it needs index-pattern 9",
            "    search \"4\": unsupported_type: this Kibana does not import this type",
            "    search \"5\": unknown: disk full")
        .anyMatch(line -> line.startsWith("  try: "));
  }

  @Test
  void ofVeryManyErrorsOnlySomeAreShown() throws Exception {
    String error = "{\"type\":\"a\",\"id\":\"b\",\"error\":{\"type\":\"conflict\"}}";
    String answer =
        "{\"success\":false,\"successCount\":0,\"errors\":[%s%s]}"
            .formatted((error + ",").repeat(499), error);

    assertThat(refusal(FakeKibana.answering(200, answer)).lines())
        .hasSize(15)
        .contains("    and 490 more");
  }

  @Test
  void fewerObjectsThanWereSentAreNoSuccess() throws Exception {
    String answer = "{\"success\":true,\"successCount\":7}";

    assertThat(refusal(FakeKibana.answering(200, answer))).contains("imported 7 of 8 objects");
  }

  @Test
  void anOlderKibanaIsNamedAsTheCause() throws Exception {
    String newer = "Document \\\"1\\\" belongs to a more recent version of Kibana [8.8.0]";
    String inBody =
        """
        {"success":false,"successCount":0,"errors":[{"type":"dashboard","id":"1",
        "error":{"type":"unknown","message":"%s","statusCode":422}}]}\
        """
            .formatted(newer);

    assertThat(refusal(FakeKibana.answering(200, inBody))).contains("cause: this Kibana is older");
    assertThat(refusal(FakeKibana.answering(422, JSON.formatted(422, newer))))
        .contains("too old", "it is older than 8.8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | unable to authenticate | knows no such user or key (401: unable to authenticate)
          403 | Unable to bulk_create  | may not import (403: Unable to bulk_create)
          404 | Not Found              | no import at this address (404: Not Found)
          413 | Payload too large      | too large for something before Kibana
          503 | not available yet      | not ready (503: not available yet)
          400 | Non-unique objects     | refused the import (400: Non-unique objects)
          """)
  void aStatusIsToldInWords(int status, String message, String told) throws Exception {
    assertThat(refusal(FakeKibana.answering(status, JSON.formatted(status, message))))
        .contains(told, "  where: http://127.0.0.1:", "/api/saved_objects/_import", "  try: ");
  }

  @Test
  void aServerThatIsStartingIsTold() throws Exception {
    assertThat(refusal(FakeKibana.answering(503, "Kibana server is not ready yet")))
        .contains("Kibana is not ready (503)", "again in a minute");
  }

  @ParameterizedTest
  @CsvSource({"200, <html>log in</html>", "200, '{\"ok\":true}'", "418, teapot", "200, ''"})
  void anotherServerIsNotTakenForKibana(int status, String body) throws Exception {
    assertThat(refusal(FakeKibana.answering(status, body)))
        .contains("the answer is not Kibana's (%d): %s".formatted(status, body));
  }

  @Test
  void elasticsearchIsNotTakenForKibana() throws Exception {
    String answer = "{\"error\":\"Incorrect HTTP method for uri\",\"status\":405}";

    assertThat(refusal(FakeKibana.answering(405, answer)))
        .contains("Elasticsearch answered, not Kibana (405)", "port 5601");
  }

  @Test
  void credentialsDoNotFollowToAnotherAddress() throws Exception {
    try (FakeKibana other = FakeKibana.importing();
        FakeKibana kibana =
            FakeKibana.answering(
                exchange -> {
                  exchange.getResponseHeaders().add("Location", other.address() + "/login?a=b");
                  FakeKibana.send(exchange, 302, "");
                })) {
      KibanaInstall install = KibanaInstall.at(kibana.address()).as("me", () -> "secret");

      assertThatIOException()
          .isThrownBy(install::install)
          .withMessageContaining("leads elsewhere (302)")
          .withMessageContaining(other.address() + "/login\n");
      assertThat(other.requests()).isEmpty();
    }
  }
}
