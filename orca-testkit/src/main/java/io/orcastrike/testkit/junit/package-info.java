/** Load tests as tests of JUnit: an annotation, settings from outside, and files that stay. */
@NullMarked
package io.orcastrike.testkit.junit;

import org.jspecify.annotations.NullMarked;
