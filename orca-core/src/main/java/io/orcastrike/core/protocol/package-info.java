/**
 * The protocol of a run: its messages and their bytes, and the leader's and the drone's side as
 * state machines without threads, sockets, clocks or randomness.
 */
@NullMarked
package io.orcastrike.core.protocol;

import org.jspecify.annotations.NullMarked;
