/** Steering a run from another process, over the transport where its leader and drones meet. */
@NullMarked
package io.orcastrike.core.steering;

import org.jspecify.annotations.NullMarked;
