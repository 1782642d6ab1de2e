/**
 * Measures: what a drone records and cuts into slices, what the leader merges them into, and how
 * the merged results are judged.
 */
@NullMarked
package io.orcastrike.core.measure;

import org.jspecify.annotations.NullMarked;
