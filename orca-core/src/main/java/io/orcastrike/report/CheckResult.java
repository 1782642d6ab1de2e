package io.orcastrike.report;

/**
 * How a check came out, warm-up apart.
 *
 * <p>Immutable.
 *
 * @param scenario where it stands
 * @param name the check's name
 * @param passed how often it passed
 * @param failed how often it did not
 */
public record CheckResult(String scenario, String name, long passed, long failed) {}
