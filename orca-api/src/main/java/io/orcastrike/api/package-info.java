/**
 * What the author of a load test imports: a test is a {@link io.orcastrike.api.LoadTest}, what it
 * asks for a {@link io.orcastrike.api.Plan}, what its code meets while it runs an {@link
 * io.orcastrike.api.Iteration}. Needs the JDK only.
 */
@NullMarked
package io.orcastrike.api;

import org.jspecify.annotations.NullMarked;
