/** A Spring Boot application that leads runs, on a swarm or in itself. */
@NullMarked
package io.orcastrike.samples.embedded;

import org.jspecify.annotations.NullMarked;
