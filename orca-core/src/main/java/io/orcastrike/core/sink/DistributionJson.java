package io.orcastrike.core.sink;

import com.fasterxml.jackson.core.JsonGenerator;
import io.orcastrike.report.Distribution;
import java.io.IOException;

/** Writes distributions as JSON: figures to read, histograms to compute with. */
final class DistributionJson {
  private DistributionJson() {}

  /**
   * Writes the figures of response times, if there are any, and of service times, then the
   * histogram of the one that is judged and, where that is response time, the other's.
   */
  static void writeLatencies(
      JsonGenerator json, Distribution response, Distribution service, boolean responseIsJudged)
      throws IOException {
    if (!response.isEmpty()) {
      writeSummary(json, "responseMs", response, 1e3);
    }
    writeSummary(json, "serviceMs", service, 1e3);
    json.writeBinaryField("histogram", (responseIsJudged ? response : service).encoded());
    if (responseIsJudged) {
      json.writeBinaryField("serviceHistogram", service.encoded());
    }
  }

  static void writeSummary(JsonGenerator json, String name, Distribution values, double unit)
      throws IOException {
    json.writeObjectFieldStart(name);
    writeValues(json, values, unit);
    json.writeEndObject();
  }

  static void writeValues(JsonGenerator json, Distribution values, double unit) throws IOException {
    json.writeNumberField("count", values.count());
    json.writeNumberField("mean", values.mean() / unit);
    json.writeNumberField("min", values.min() / unit);
    json.writeNumberField("p50", values.percentile(50) / unit);
    json.writeNumberField("p90", values.percentile(90) / unit);
    json.writeNumberField("p95", values.percentile(95) / unit);
    json.writeNumberField("p99", values.percentile(99) / unit);
    json.writeNumberField("p999", values.percentile(99.9) / unit);
    json.writeNumberField("max", values.max() / unit);
  }
}
