package io.orcastrike.core.protocol;

/**
 * A message with its header.
 *
 * <p>Immutable.
 */
public record Envelope(Header header, Message message) {}
