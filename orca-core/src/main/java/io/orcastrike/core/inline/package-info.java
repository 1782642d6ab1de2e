/** Tests that a leader hands to drones itself, in pieces, instead of naming where they lie. */
@NullMarked
package io.orcastrike.core.inline;

import org.jspecify.annotations.NullMarked;
