package io.orcastrike.maven;

import io.orcastrike.report.LockedFile;
import java.nio.file.Path;
import java.util.List;

/**
 * What coordinates came to.
 *
 * @param version of the test; of a snapshot, with its timestamp
 * @param files in the order of the class path, the test's own jar first
 * @param lock of each file, in the same order
 */
record Resolved(String version, List<Path> files, List<LockedFile> lock) {}
