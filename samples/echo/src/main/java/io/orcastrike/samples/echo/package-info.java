/** The smallest load test: says a sentence to a server and requires it back. */
@NullMarked
package io.orcastrike.samples.echo;

import org.jspecify.annotations.NullMarked;
