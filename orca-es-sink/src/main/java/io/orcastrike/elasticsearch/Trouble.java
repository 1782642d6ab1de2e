package io.orcastrike.elasticsearch;

import co.elastic.clients.elasticsearch._types.ErrorCause;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.http.ConnectionClosedException;
import org.jspecify.annotations.Nullable;

/** Says in plain words why a server did not do what it was asked, and what to do about it. */
final class Trouble {
  private static final int LONGEST = 300;
  private static final String TOO_LONG =
      "takes no request as long as this: raise http.max_content_length";
  private static final String LATER = "a run tries again, and goes on by itself";

  private Trouble() {}

  /** Says why a request came to nothing. */
  static String of(Server server, Exception thrown) {
    if (thrown instanceof NotSetUpException) {
      return "%s %s".formatted(server, thrown.getMessage());
    }
    Answer answer = Answer.of(thrown);
    if (answer.cause() != null) {
      return of(server, answer.status(), answer.cause());
    }
    String text = ofNetwork(thrown);
    if (text.isEmpty() && answer.status() > 0) {
      text = ofForeign(answer.status(), String.valueOf(thrown.getMessage()));
    }
    return text.isEmpty()
        ? "%s: %s".formatted(server, clip(thrown.toString()))
        : "%s %s".formatted(server, text);
  }

  private static String ofNetwork(Exception thrown) {
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return "is not trusted by its certificate, or speaks no TLS (%s): give the certificate authority's file, or the right address"
            .formatted(clip(String.valueOf(cause.getMessage())));
      }
      if (cause instanceof UnknownHostException) {
        return "has a name that nobody knows: correct the address";
      }
      if (cause instanceof ConnectException) {
        return "cannot be reached (%s): %s".formatted(clip(cause.getMessage() + ""), LATER);
      }
      if (cause instanceof SocketException || cause instanceof ConnectionClosedException) {
        return "breaks the connection (%s): %s".formatted(clip(cause.getMessage() + ""), LATER);
      }
      if (cause instanceof SocketTimeoutException || cause instanceof TimeoutException) {
        return "does not answer in time: " + LATER;
      }
    }
    return "";
  }

  private static String ofForeign(int status, String message) {
    return switch (status) {
      case 401 -> "refuses user, password or API key (401): correct them";
      case 403 -> "does not allow this (403): see docs/elasticsearch.md for the privileges";
      case 413 -> TOO_LONG;
      case 429 -> "is busy (429): " + LATER;
      case 502, 503, 504 -> "is not there behind its proxy (%d): %s".formatted(status, LATER);
      default ->
          "answers, but not as Elasticsearch does (%d, %s): correct the address"
              .formatted(status, clip(message));
    };
  }

  /** Says why a request, or one document, was refused. */
  static String of(Server server, int status, @Nullable ErrorCause cause) {
    boolean isBlock = cause != null && String.valueOf(cause.type()).contains("cluster_block");
    String reason = cause == null ? "" : clip(reason(cause));
    String what =
        switch (status) {
          case 401 -> "refuses user, password or API key (401): correct them";
          case 403 ->
              isBlock
                  ? "does not let write (%s): take the block off the index; %s"
                      .formatted(reason, LATER)
                  : "does not allow this (%s): give the privileges that docs/elasticsearch.md names"
                      .formatted(reason);
          case 404 -> "has no data stream for this (%s): run orca es setup".formatted(reason);
          case 406 ->
              "is no Elasticsearch of version 8 or 9 (406, %s): correct the address"
                  .formatted(reason);
          case 413 -> TOO_LONG;
          case 429 ->
              isBlock
                  ? "has no disk left (%s): free some; %s".formatted(reason, LATER)
                  : "is busy (%s): %s".formatted(reason, LATER);
          default ->
              status >= 500
                  ? "is not ready (%d, %s): %s".formatted(status, reason, LATER)
                  : "refuses this (%d, %s)".formatted(status, reason);
        };
    return "%s %s".formatted(server, what);
  }

  private static String reason(ErrorCause cause) {
    String what = String.valueOf(cause.reason());
    String text = cause.type() == null ? what : "%s: %s".formatted(cause.type(), what);
    ErrorCause deeper = cause.causedBy();
    for (int i = 0; i < 5 && deeper != null; i++) {
      text = text + "; " + deeper.reason();
      deeper = deeper.causedBy();
    }
    return text;
  }

  private static String clip(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
