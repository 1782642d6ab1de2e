/** How a run goes, as meters of an application's registry. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // Micrometer has a name and no descriptor
module io.orcastrike.micrometer {
  requires transitive io.orcastrike.core;
  requires transitive micrometer.core;
  requires static org.jspecify;

  exports io.orcastrike.micrometer;
}
