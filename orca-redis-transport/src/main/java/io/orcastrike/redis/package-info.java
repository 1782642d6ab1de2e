/**
 * Messages between leader and drones over the channels of a Redis. {@link
 * io.orcastrike.redis.RedisTransport} is the way in.
 */
@NullMarked
package io.orcastrike.redis;

import org.jspecify.annotations.NullMarked;
