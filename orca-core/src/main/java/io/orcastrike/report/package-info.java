/** What a run came to, as plain immutable data: what sinks receive and embedders read. */
@NullMarked
package io.orcastrike.report;

import org.jspecify.annotations.NullMarked;
