/** What {@code orca doctor} looks at: a check for each thing, and how what it found is shown. */
@NullMarked
package io.orcastrike.cli.doctor;

import org.jspecify.annotations.NullMarked;
