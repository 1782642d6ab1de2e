package io.orcastrike.deploy;

/** What came of a program. */
record Result(int exitCode, String output) {}
