/** Sinks that write files: the result for machines, for build servers, for people. */
@NullMarked
package io.orcastrike.core.sink;

import org.jspecify.annotations.NullMarked;
