/**
 * The comparison of Orca with its peers: the targets, and the program that runs everybody in turn.
 */
@NullMarked
package io.orcastrike.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
