package io.orcastrike.cli.doctor;

import java.util.List;

/**
 * The Java that runs here.
 *
 * @param feature its number, such as 25
 * @param version all of it
 */
record JavaCheck(int feature, String version) implements Check {
  private static final int ADVISED = 25;

  @Override
  public List<Finding> look() {
    return List.of(
        feature >= ADVISED
            ? Finding.ok("java", version)
            : Finding.warning(
                "java",
                version,
                "Java 25 is advised: before 24, code of a test that waits in synchronized blocks"
                    + " holds up others; set JAVA_HOME"));
  }
}
