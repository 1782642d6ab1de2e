/** What a test has left behind in a drone that lives on. */
@NullMarked
package io.orcastrike.core.leaks;

import org.jspecify.annotations.NullMarked;
