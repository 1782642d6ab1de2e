package io.orcastrike.core;

import io.orcastrike.report.Verdict;

/**
 * What ends a run before its time.
 *
 * @param verdict what the run comes to by this
 * @param reason in plain words
 * @param interrupts whether running iterations are interrupted
 */
record Ending(Verdict verdict, String reason, boolean interrupts) {}
