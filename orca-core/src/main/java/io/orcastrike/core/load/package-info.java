/**
 * Makes the load: when iterations are due, which scenario and row each gets, and the threads that
 * run them.
 */
@NullMarked
package io.orcastrike.core.load;

import org.jspecify.annotations.NullMarked;
