/** A shop under load: two workloads, a mix of scenarios, thresholds, and a shop to aim at. */
@NullMarked
package io.orcastrike.samples.shop;

import org.jspecify.annotations.NullMarked;
