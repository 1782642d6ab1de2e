package io.orcastrike.core.sink;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orcastrike.report.DroneResult;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code result.json} back into the report that was written.
 *
 * <p>It is the same report but for what the file does not hold. The names of the drones are those
 * of the team. A number that is none or not finite has become none: an {@code observed} is empty, a
 * {@code bound} or a share of a drone's health is NaN. Half a surrogate pair in a name of a
 * workload, counter, distribution, parameter, tag or result has become a question mark. Steps have
 * no response times.
 */
public final class ResultFile {
  /** Some ten times the largest result there is. */
  static final long MOST_BYTES = 256L << 20;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ResultFile() {}

  /**
   * Reads a result.
   *
   * @throws IOException if there is no such file, it is larger than 256 MB, or holds no result of
   *     the version {@link ResultJson#SCHEMA}; saying what is wrong, and where
   */
  public static RunReport read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      if (Files.size(file) > MOST_BYTES) {
        throw tooLarge(file, Files.size(file));
      }
      bytes = in.readNBytes((int) MOST_BYTES + 1);
    }
    if (bytes.length > MOST_BYTES) {
      throw tooLarge(file, bytes.length);
    }
    try {
      return report(new JsonPart(JSON.readTree(bytes), ""));
    } catch (JsonProcessingException e) {
      throw new IOException(
          "a result must be JSON, was not%s: %s; take the file as the run wrote it: %s"
              .formatted(place(e.getLocation()), e.getOriginalMessage(), file),
          e);
    } catch (IOException e) {
      throw new IOException(
          "a result must be as its run wrote it: %s; it was changed, or written by another Orca: %s"
              .formatted(e.getMessage(), file),
          e);
    }
  }

  private static String place(@Nullable JsonLocation at) {
    return at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
  }

  private static IOException tooLarge(Path file, long bytes) {
    return new IOException(
        "a result must have at most %,d bytes, had %,d: %s; is it one?"
            .formatted(MOST_BYTES, bytes, file));
  }

  private static RunReport report(JsonPart root) throws IOException {
    JsonPart schema = root.at("schema");
    if (!schema.text().equals(ResultJson.SCHEMA)) {
      throw schema.wrong("\"%s\"".formatted(ResultJson.SCHEMA));
    }
    List<DroneResult> team = root.at("team").list(TeamReader::drone);
    return new RunReport(
        RunInfoReader.info(root, team.stream().map(DroneResult::name).toList()),
        root.at("verdict").word(Verdict.class),
        root.at("reasons").texts(),
        Duration.ofNanos(root.at("elapsedSeconds").scaled(9)),
        root.at("complete").flag(),
        MeasuredReader.totals(root.at("totals")),
        root.at("workloads").map(MeasuredReader::totals),
        root.at("series").list(MeasuredReader::series),
        root.at("thresholds").list(FindingsReader::threshold),
        root.at("errors").list(FindingsReader::error),
        root.listOrNone("slowest", SlowestJson::iteration),
        root.at("checks").list(FindingsReader::check),
        root.at("counters").map(JsonPart::whole),
        root.at("distributions").map(MeasuredReader::values),
        team,
        root.at("losses").list(TeamReader::loss),
        root.at("timeline").list(MeasuredReader::interval),
        root.listOrNone("courses", CourseJson::course),
        root.listOrNone("steering", FindingsReader::steering),
        root.at("deliveries").list(FindingsReader::delivery),
        root.at("warnings").texts());
  }
}
