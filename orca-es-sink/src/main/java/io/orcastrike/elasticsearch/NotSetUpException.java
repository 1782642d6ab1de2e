package io.orcastrike.elasticsearch;

import java.io.IOException;

/** The server has not the templates that results need. */
final class NotSetUpException extends IOException {
  private static final long serialVersionUID = 1;

  NotSetUpException() {
    super("has no index templates for results: run orca es setup; nothing is lost until then");
  }
}
