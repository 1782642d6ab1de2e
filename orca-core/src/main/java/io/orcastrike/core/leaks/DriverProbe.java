package io.orcastrike.core.leaks;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/**
 * Deregisters the drivers of a test and names them. The JDK shows drivers to those only whose class
 * loader sees them, so this class is loaded anew below the test's.
 */
final class DriverProbe implements Function<ClassLoader, List<String>> {
  DriverProbe() {}

  @Override
  public List<String> apply(ClassLoader tests) {
    List<Driver> left =
        DriverManager.drivers()
            .filter(driver -> tests.equals(driver.getClass().getClassLoader()))
            .toList();
    for (Driver driver : left) {
      try {
        DriverManager.deregisterDriver(driver);
      } catch (SQLException | RuntimeException e) {
        DriverManager.println("a driver could not be deregistered: " + e);
      }
    }
    return left.stream().map(driver -> driver.getClass().getName()).toList();
  }
}
