package io.orcastrike.http;

/** Whether calls say in which trace they belong, and whether that trace is to be kept. */
enum Tracing {
  NONE,
  SAMPLED,
  UNSAMPLED
}
