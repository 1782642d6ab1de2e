/** Proof that what a drone is told comes from a leader that it trusts. */
@NullMarked
package io.orcastrike.core.signing;

import org.jspecify.annotations.NullMarked;
