package io.orcastrike.elasticsearch.kibana;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why there is no answer at all. */
final class Unreachable {
  private Unreachable() {}

  static IOException because(IOException e, URI where) {
    String look = "to open " + where + " in a browser on this machine";
    return switch (e) {
      case HttpConnectTimeoutException late ->
          Trouble.of(
              "Kibana did not take a connection in time",
              where,
              "a firewall, or a wrong address",
              look,
              late);
      case ConnectException unknown when isUnresolved(unknown) ->
          Trouble.of("the host of Kibana is not known", where, "a misspelt name", look, unknown);
      case ConnectException refused ->
          Trouble.of(
              "Kibana refused the connection",
              where,
              "it does not run, or on another port (its own is 5601)",
              look,
              refused);
      case SSLException untrusted ->
          Trouble.of(
              "no secure connection to Kibana: " + said(untrusted),
              where,
              "its certificate is not one that is trusted here, or it speaks plain http",
              "the certificate of its authority as the one to trust",
              untrusted);
      default ->
          Trouble.of(
              "the import was broken off: " + said(e),
              where,
              "Kibana or something before it is slow, restarting, or no web server",
              "it again; what was imported is replaced",
              e);
    };
  }

  private static boolean isUnresolved(@Nullable Throwable thrown) {
    return thrown != null
        && (thrown instanceof UnresolvedAddressException || isUnresolved(thrown.getCause()));
  }

  private static String said(IOException e) {
    return Trouble.quoted(String.valueOf(e.getMessage()));
  }
}
