/**
 * Load tests in JUnit: runs and their assertions, fakes for the parts of a test, contracts that
 * every implementation of an SPI keeps, and a server whose truth is known.
 */
@NullMarked
package io.orcastrike.testkit;

import org.jspecify.annotations.NullMarked;
