/** Orca's own entries: the tests that a user would write, and what is read of their results. */
@NullMarked
package io.orcastrike.benchmarks.peers.orca;

import org.jspecify.annotations.NullMarked;
