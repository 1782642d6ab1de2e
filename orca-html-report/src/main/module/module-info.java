/** What a run came to as a page, and the page that shows a run while it goes on. */
module io.orcastrike.html {
  requires transitive io.orcastrike.core;
  requires com.fasterxml.jackson.core;
  requires jdk.httpserver;
  requires static org.jspecify;

  exports io.orcastrike.html;
}
