/** An application that runs load tests, as a module. */
module com.example.consumer {
  requires io.orcastrike.core;
  requires io.orcastrike.http;
  requires jdk.httpserver;
}
