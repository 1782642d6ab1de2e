/** HTTP steps for load tests. */
module io.orcastrike.http {
  requires transitive io.orcastrike.api;
  requires com.fasterxml.jackson.core;
  requires static org.jspecify;

  exports io.orcastrike.http;
}
