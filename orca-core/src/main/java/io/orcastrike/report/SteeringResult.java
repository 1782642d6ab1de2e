package io.orcastrike.report;

/**
 * A command by which somebody changed a run under way, or tried to.
 *
 * <p>Immutable.
 *
 * @param second of the run at which it came
 * @param command what was wanted, such as {@code pause} or {@code rate 1.5}
 * @param by who wanted it, such as {@code terminal} or {@code live page}
 * @param accepted whether the run obeyed
 * @param text what came of it, in plain words: when it takes effect, or why it was refused
 */
public record SteeringResult(
    long second, String command, String by, boolean accepted, String text) {}
