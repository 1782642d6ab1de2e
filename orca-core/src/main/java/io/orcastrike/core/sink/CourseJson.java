package io.orcastrike.core.sink;

import com.fasterxml.jackson.core.JsonGenerator;
import io.orcastrike.report.Course;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.SeriesKey;
import java.io.IOException;
import java.util.List;

/** Writes how series went over time, and reads it. */
final class CourseJson {
  private CourseJson() {}

  static void write(JsonGenerator json, List<Course> courses) throws IOException {
    json.writeArrayFieldStart("courses");
    for (Course course : courses) {
      json.writeStartObject();
      writeKey(json, course.key());
      json.writeArrayFieldStart("blocks");
      for (Course.Block block : course.blocks()) {
        json.writeStartObject();
        json.writeNumberField("fromSecond", block.fromSecond());
        json.writeNumberField("toSecond", block.toSecond());
        json.writeBinaryField("histogram", course.judged(block).encoded());
        if (course.key().isIteration()) {
          json.writeBinaryField("serviceHistogram", block.service().encoded());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void writeKey(JsonGenerator json, SeriesKey key) throws IOException {
    json.writeStringField("workload", key.workload());
    json.writeStringField("scenario", key.scenario());
    json.writeStringField("step", key.step());
    json.writeStringField("outcome", key.outcome().name());
    json.writeBooleanField("warmUp", key.warmUp());
  }

  static SeriesKey key(JsonPart series) throws IOException {
    return new SeriesKey(
        series.at("workload").text(),
        series.at("scenario").text(),
        series.at("step").text(),
        series.at("outcome").word(Outcome.class),
        series.at("warmUp").flag());
  }

  static Course course(JsonPart course) throws IOException {
    SeriesKey key = key(course);
    return new Course(key, course.at("blocks").list(block -> block(key, block)));
  }

  private static Course.Block block(SeriesKey key, JsonPart block) throws IOException {
    Distribution judged = MeasuredReader.histogram(block.at("histogram"));
    return new Course.Block(
        block.at("fromSecond").second(),
        block.at("toSecond").second(),
        key.isIteration() ? judged : Distribution.EMPTY,
        key.isIteration() ? MeasuredReader.histogram(block.at("serviceHistogram")) : judged);
  }
}
