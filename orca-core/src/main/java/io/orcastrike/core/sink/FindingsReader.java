package io.orcastrike.core.sink;

import io.orcastrike.report.CheckResult;
import io.orcastrike.report.Delivery;
import io.orcastrike.report.ErrorGroup;
import io.orcastrike.report.SteeringResult;
import io.orcastrike.report.ThresholdResult;
import java.io.IOException;
import java.util.OptionalLong;

/** Reads what a result says was judged, went wrong, was checked and was delivered. */
final class FindingsReader {
  private FindingsReader() {}

  static ThresholdResult threshold(JsonPart threshold) throws IOException {
    JsonPart breach = threshold.at("firstBreachSecond");
    return new ThresholdResult(
        threshold.at("expression").text(),
        threshold.at("verdict").word(ThresholdResult.State.class),
        threshold.at("observed").numberOrNull(),
        threshold.at("bound").numberOrNull().orElse(Double.NaN),
        breach.json().isNull() ? OptionalLong.empty() : OptionalLong.of(breach.whole()),
        threshold.at("explanation").text());
  }

  static ErrorGroup error(JsonPart error) throws IOException {
    return new ErrorGroup(
        error.at("scenario").text(),
        error.at("step").text(),
        error.at("message").text(),
        error.at("count").whole(),
        error.at("firstSecond").whole(),
        error.at("lastSecond").whole(),
        error.at("samples").texts());
  }

  static CheckResult check(JsonPart check) throws IOException {
    return new CheckResult(
        check.at("scenario").text(),
        check.at("name").text(),
        check.at("passed").whole(),
        check.at("failed").whole());
  }

  static Delivery delivery(JsonPart delivery) throws IOException {
    return new Delivery(
        delivery.at("sink").text(), delivery.at("complete").flag(), delivery.at("text").text());
  }

  static SteeringResult steering(JsonPart command) throws IOException {
    return new SteeringResult(
        command.at("second").whole(),
        command.at("command").text(),
        command.at("by").text(),
        command.at("accepted").flag(),
        command.at("text").text());
  }
}
