package io.orcastrike.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.Interval;
import io.orcastrike.report.RunReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
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

  private final RunReport report;
  private final List<StepRow> rows;
  private final StringWriter text = new StringWriter();
  private final JsonGenerator json;

  private PageData(RunReport report, List<StepRow> rows) throws IOException {
    this.report = report;
    this.rows = rows;
    this.json = JSON.createGenerator(text).setCharacterEscapes(new InHtml());
  }

  /** Returns all that is known of a run. */
  static String of(RunReport report, List<StepRow> rows) {
    return write(report, rows, PackedCourses.of(report, rows), true);
  }

  /** Returns what another run's page lays over its own. */
  static String ofEarlier(RunReport report) {
    List<StepRow> rows = StepRow.of(report);
    return write(report, rows, PackedCourses.whole(report, rows), false);
  }

  private static String write(
      RunReport report, List<StepRow> rows, PackedCourses courses, boolean isWhole) {
    try {
      PageData data = new PageData(report, rows);
      try (JsonGenerator json = data.json) {
        json.writeStartObject();
        data.writeRun();
        data.writeRows();
        data.writeCourses(courses);
        if (isWhole) {
          Timeline timeline = Timeline.of(report);
          data.writeTime(timeline);
          data.writeHeat(timeline);
          data.writeMarks(timeline);
        }
        json.writeEndObject();
      }
      return data.text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
  }

  private void writeRun() throws IOException {
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("run", Html.brief(report.info().runId()));
    json.writeStringField("plan", Html.brief(report.info().plan()));
    json.writeStringField("verdict", report.verdict().name());
    json.writeStringField("startedAt", report.info().startedAt().toString());
    json.writeNumberField("seconds", report.elapsed().toNanos() / 1e9);
  }

  private void writeRows() throws IOException {
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

  private void writeTime(Timeline timeline) throws IOException {
    List<Interval> all = timeline.intervals();
    json.writeObjectFieldStart("time");
    writeNumbers("from", all, Interval::fromSecond);
    writeNumbers("to", all, Interval::toSecond);
    writeNumbers("target", all, Interval::target);
    writeNumbers("started", all, Interval::started);
    writeNumbers("succeeded", all, Interval::succeeded);
    writeNumbers("failed", all, Interval::failed);
    writeNumbers("dropped", all, Interval::dropped);
    writeNumbers("inFlight", all, Interval::inFlight);
    for (int percent : new int[] {50, 95, 99, 100}) {
      writeTimes("response" + percent, all, Interval::response, percent);
    }
    writeTimes("service99", all, Interval::service, 99);
    json.writeEndObject();
  }

  /** In microseconds; null where nothing ended. */
  private void writeTimes(
      String name, List<Interval> all, Function<Interval, Distribution> times, int percent)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Interval interval : all) {
      Distribution its = times.apply(interval);
      if (its.isEmpty()) {
        json.writeNull();
      } else {
        json.writeNumber(its.percentile(percent));
      }
    }
    json.writeEndArray();
  }

  private void writeHeat(Timeline timeline) throws IOException {
    HeatMap map = HeatMap.of(timeline);
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

  private void writeMarks(Timeline timeline) throws IOException {
    json.writeArrayFieldStart("marks");
    for (Timeline.Mark mark : timeline.marks()) {
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
