package io.orcastrike.core.leaks;

/**
 * A class loader that knows whether it has made a JDBC driver.
 *
 * <p>Implementations are safe for use by many threads.
 */
public interface DriverHolder {
  /** The interface of a driver. */
  String DRIVER = "java.sql.Driver";

  /** Tells whether a class of its own implements {@link #DRIVER}. */
  boolean hasDrivers();
}
