/**
 * Leads and carries out runs: {@link io.orcastrike.core.Orca} in one process, with the same leader
 * and drones that make a swarm.
 */
@NullMarked
package io.orcastrike.core;

import org.jspecify.annotations.NullMarked;
