/** The command line: the only place that knows streams, the environment and exit codes. */
@NullMarked
package io.orcastrike.cli;

import org.jspecify.annotations.NullMarked;
