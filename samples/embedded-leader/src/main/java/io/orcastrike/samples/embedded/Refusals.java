package io.orcastrike.samples.embedded;

import io.orcastrike.api.InvalidPlanException;
import io.orcastrike.api.ParameterException;
import io.orcastrike.spi.TestNotFoundException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says why a run does not begin: Orca's own texts name the rule, the value and what to do. */
@RestControllerAdvice
final class Refusals {

  @ExceptionHandler({
    TestNotFoundException.class,
    InvalidPlanException.class,
    ParameterException.class,
    IllegalArgumentException.class
  })
  ProblemDetail wrong(Exception e) {
    return problem(HttpStatus.BAD_REQUEST, e);
  }

  @ExceptionHandler(TooManyRunsException.class)
  ProblemDetail tooMany(TooManyRunsException e) {
    return problem(HttpStatus.TOO_MANY_REQUESTS, e);
  }

  private static ProblemDetail problem(HttpStatus status, Exception e) {
    return ProblemDetail.forStatusAndDetail(status, String.valueOf(e.getMessage()));
  }
}
