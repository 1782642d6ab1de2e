/** What the author of a load test imports. */
module io.orcastrike.api {
  requires static org.jspecify;

  exports io.orcastrike.api;
}
