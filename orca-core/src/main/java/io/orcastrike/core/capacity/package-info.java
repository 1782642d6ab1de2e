/** Searches for the highest rate at which a test keeps its thresholds. */
@NullMarked
package io.orcastrike.core.capacity;

import org.jspecify.annotations.NullMarked;
