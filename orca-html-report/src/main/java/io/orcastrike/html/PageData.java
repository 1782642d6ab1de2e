package io.orcastrike.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the scripts of the page work with, as JSON that may stand in HTML: nothing in it can end a
 * script element or begin a comment.
 */
final class PageData {
  /** The version of the data, by which a page knows another's. */
  static final String SCHEMA = "orca.page/1";

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final StringWriter text = new StringWriter();
  private final JsonGenerator json;

  private PageData() throws IOException {
    this.json = JSON.createGenerator(text).setCharacterEscapes(new InHtml());
  }

  /** Returns all that is known of a run. */
  static String of(RunReport report) {
    List<StepRow> rows = StepRow.of(report.series());
    Timeline timeline = Timeline.of(report);
    return write(
        report.info(),
        report.verdict().name(),
        report.elapsed().toNanos() / 1e9,
        rows,
        PackedCourses.of(report, rows),
        timeline.moments(),
        timeline.marks());
  }

  /** Returns what another run's page lays over its own: nothing over time. */
  static String ofEarlier(RunReport report) {
    List<StepRow> rows = StepRow.of(report.series());
    double seconds = report.elapsed().toNanos() / 1e9;
    return write(
        report.info(),
        report.verdict().name(),
        seconds,
        rows,
        PackedCourses.whole(report.series(), rows, seconds),
        List.of(),
        List.of());
  }

  /**
   * Returns the data.
   *
   * @param verdict in a word
   * @param seconds that the run took
   */
  static String write(
      RunInfo info,
      String verdict,
      double seconds,
      List<StepRow> rows,
      PackedCourses courses,
      List<Moment> moments,
      List<Timeline.Mark> marks) {
    try {
      PageData data = new PageData();
      try (JsonGenerator json = data.json) {
        json.writeStartObject();
        json.writeStringField("schema", SCHEMA);
        json.writeStringField("run", Html.brief(info.runId()));
        json.writeStringField("plan", Html.brief(info.plan()));
        json.writeStringField("verdict", verdict);
        json.writeStringField("startedAt", info.startedAt().toString());
        json.writeNumberField("seconds", seconds);
        data.writeRows(rows);
        data.writeCourses(courses);
        data.writeTime(moments);
        data.writeHeat(HeatMap.of(moments));
        data.writeMarks(marks);
        json.writeEndObject();
      }
      return data.text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
  }

  private void writeRows(List<StepRow> rows) throws IOException {
    json.writeArrayFieldStart("rows");
    for (StepRow row : rows) {
      json.writeStartObject();
      json.writeStringField("workload", Html.brief(row.workload()));
      json.writeStringField("scenario", Html.brief(row.scenario()));
      json.writeStringField("step", Html.brief(row.step()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeCourses(PackedCourses courses) throws IOException {
    json.writeObjectFieldStart("grid");
    writeNumbers("from", courses.grid(), PackedCourses.Piece::fromSecond);
    writeNumbers("to", courses.grid(), PackedCourses.Piece::toSecond);
    json.writeEndObject();
    json.writeArrayFieldStart("series");
    for (PackedCourses.Packed series : courses.series()) {
      json.writeStartObject();
      json.writeNumberField("row", series.row());
      json.writeStringField("outcome", series.outcome().name());
      json.writeStringField("blocks", series.blocks());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeTime(List<Moment> all) throws IOException {
    json.writeObjectFieldStart("time");
    writeNumbers("from", all, Moment::fromSecond);
    writeNumbers("to", all, Moment::toSecond);
    writeNumbers("target", all, moment -> moment.interval().target());
    writeNumbers("started", all, moment -> moment.interval().started());
    writeNumbers("succeeded", all, moment -> moment.interval().succeeded());
    writeNumbers("failed", all, moment -> moment.interval().failed());
    writeNumbers("dropped", all, moment -> moment.interval().dropped());
    writeNumbers("inFlight", all, moment -> moment.interval().inFlight());
    writeTimes("response50", all, moment -> moment.percentiles().p50());
    writeTimes("response95", all, moment -> moment.percentiles().p95());
    writeTimes("response99", all, moment -> moment.percentiles().p99());
    writeTimes("response100", all, moment -> moment.percentiles().max());
    writeTimes("service99", all, Moment::service99);
    json.writeEndObject();
  }

  /** In microseconds; null where nothing ended. */
  private void writeTimes(String name, List<Moment> all, ToLongFunction<Moment> micros)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Moment moment : all) {
      long value = micros.applyAsLong(moment);
      if (value < 0) {
        json.writeNull();
      } else {
        json.writeNumber(value);
      }
    }
    json.writeEndArray();
  }

  private void writeHeat(HeatMap map) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    map.columns().forEach(column -> column.buckets().write(bytes));
    json.writeObjectFieldStart("heat");
    writeNumbers("from", map.columns(), HeatMap.Column::fromSecond);
    writeNumbers("to", map.columns(), HeatMap.Column::toSecond);
    json.writeNumberField("lowest", map.lowest());
    json.writeNumberField("highest", map.highest());
    json.writeNumberField("most", map.most());
    json.writeStringField("columns", Base64.getEncoder().encodeToString(bytes.toByteArray()));
    json.writeEndObject();
  }

  private void writeMarks(List<Timeline.Mark> marks) throws IOException {
    json.writeArrayFieldStart("marks");
    for (Timeline.Mark mark : marks) {
      json.writeStartObject();
      json.writeNumberField("at", mark.second());
      json.writeStringField("ink", mark.ink().word());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private <T> void writeNumbers(String name, List<T> of, ToLongFunction<T> number)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (T item : of) {
      json.writeNumber(number.applyAsLong(item));
    }
    json.writeEndArray();
  }

  /** Escapes what HTML would read more into. */
  private static final class InHtml extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
      for (char character : new char[] {'<', '>', '&', '\''}) {
        codes[character] = CharacterEscapes.ESCAPE_STANDARD;
      }
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return null;
    }
  }
}
