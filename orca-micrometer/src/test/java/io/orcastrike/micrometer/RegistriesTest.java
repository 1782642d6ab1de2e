package io.orcastrike.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Clock;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import io.orcastrike.report.RunReport;
import io.orcastrike.testkit.Reports;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The registries that the documentation names take the meters as they are. */
class RegistriesTest {
  private static final Pattern SAMPLE =
      Pattern.compile(
          "orca_[a-z_]+\\{([a-z]+=\"(?:[^\"\\\\\\n]|\\\\[\"\\\\n])*\",?)+\\} [0-9.E+-]+|.* NaN");

  @Test
  void prometheusReadsEverySample() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    for (RunReport report : List.of(Reports.failed(), Reports.hostile(), Reports.big())) {
      MicrometerSink sink = MicrometerSink.to(registry);
      sink.started(report.info());
      sink.progressed(Reports.progress(report, 2));
      sink.ended(report);
    }
    List<String> lines = List.of(registry.scrape().split("\n", -1));

    assertThat(lines)
        .filteredOn(line -> !line.startsWith("#") && !line.isEmpty())
        .hasSizeGreaterThan(2_000)
        .allMatch(line -> SAMPLE.matcher(line).matches());
    assertThat(lines)
        .filteredOn(line -> line.startsWith("# TYPE"))
        .contains(
            "# TYPE orca_iterations_total counter",
            "# TYPE orca_iterations_response_seconds gauge",
            "# TYPE orca_iterations_response_within_total counter",
            "# TYPE orca_running gauge")
        .doesNotHaveDuplicates();
    registry.close();
  }

  @Test
  void openTelemetryTakesThemToo() {
    OtlpConfig silent = key -> key.equals("otlp.enabled") ? "false" : null;
    OtlpMeterRegistry registry = new OtlpMeterRegistry(silent, Clock.SYSTEM);
    RunReport report = Reports.failed();
    MicrometerSink.to(registry).ended(report);

    assertThat(registry.get("orca.iterations.started").functionCounter().count())
        .isEqualTo((double) report.totals().started());
    assertThat(registry.get("orca.running").gauge().value()).isZero();
    registry.close();
  }
}
