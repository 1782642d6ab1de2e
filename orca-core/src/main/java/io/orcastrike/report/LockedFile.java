package io.orcastrike.report;

/**
 * A file of a test, told by its content.
 *
 * <p>Immutable.
 *
 * @param name the file's name, or its coordinates
 * @param sha256 of its content, in hexadecimal
 */
public record LockedFile(String name, String sha256) {}
