/** Carries the messages of a swarm over any broker that speaks JMS. */
@NullMarked
package io.orcastrike.samples.jms;

import org.jspecify.annotations.NullMarked;
