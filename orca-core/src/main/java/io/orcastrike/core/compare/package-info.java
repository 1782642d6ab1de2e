/**
 * Tells what changed from one run to another, and what may be chance: {@link
 * io.orcastrike.core.compare.Compare}. How, and why so, is in docs/compare.md.
 */
@NullMarked
package io.orcastrike.core.compare;

import org.jspecify.annotations.NullMarked;
