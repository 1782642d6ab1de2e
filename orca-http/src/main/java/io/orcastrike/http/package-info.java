/** HTTP steps for load tests: plain blocking calls inside an iteration, timed part by part. */
@NullMarked
package io.orcastrike.http;

import org.jspecify.annotations.NullMarked;
