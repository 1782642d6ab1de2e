/** Measurements of Orca itself, run by hand; their figures stand in docs/performance.md. */
@NullMarked
package io.orcastrike.benchmarks;

import org.jspecify.annotations.NullMarked;
