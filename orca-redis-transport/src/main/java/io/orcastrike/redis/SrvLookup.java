package io.orcastrike.redis;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import javax.naming.CommunicationException;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.OperationNotSupportedException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/**
 * Asks the domain name system for the servers of a service, with what the JDK has for that. Nothing
 * is kept from one question to the next.
 */
final class SrvLookup {
  /** More are not tried. */
  static final int MOST = 16;

  private static final String SRV = "SRV";

  private final @Nullable Host server;
  private final Timing timing;

  /**
   * @param server to ask, instead of those that the system knows
   */
  SrvLookup(@Nullable Host server, Timing timing) {
    this.server = server;
    this.timing = timing;
  }

  /**
   * Returns the hosts of a service, at least one, in the order in which to try them.
   *
   * @throws IOException if there are none, or nobody tells; the message names who was asked
   */
  @SuppressWarnings("BanJNDI") // what is asked is DNS alone, whose answers are texts, not objects
  List<Host> hosts(ServiceName name) throws IOException {
    String asked = server == null ? "of this machine" : "at " + server;
    try {
      DirContext context = new InitialDirContext(environment());
      try {
        asked = "at " + servers(context);
        return hosts(name, context.getAttributes(name.text(), new String[] {SRV}).get(SRV), asked);
      } finally {
        context.close();
      }
    } catch (NamingException | IllegalArgumentException e) {
      throw new IOException(reason(name, asked, e), e);
    }
  }

  /** Two attempts at each server, of which a machine has three at most: 4.5 s in all. */
  private Properties environment() {
    Properties environment = new Properties();
    environment.setProperty(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.setProperty(Context.PROVIDER_URL, server == null ? "dns:" : "dns://" + server);
    long first = timing.answer().toMillis() / 4;
    environment.setProperty("com.sun.jndi.dns.timeout.initial", Long.toString(first));
    environment.setProperty("com.sun.jndi.dns.timeout.retries", "2");
    return environment;
  }

  /** The context replaces the URL of the system's servers by theirs. */
  private static String servers(DirContext context) throws NamingException {
    String urls = String.valueOf(context.getEnvironment().get(Context.PROVIDER_URL));
    return Arrays.stream(urls.split(" "))
        .map(url -> url.replaceFirst("^dns://", "").replaceFirst("/.*", ""))
        .collect(Collectors.joining(", "));
  }

  private static List<Host> hosts(ServiceName name, @Nullable Attribute found, String asked)
      throws IOException, NamingException {
    if (found == null) {
      throw new IOException(
          "the DNS server %s knows %s, but no SRV record of it".formatted(asked, name));
    }
    List<SrvRecord> records =
        Collections.list(found.getAll()).stream()
            .map(one -> SrvRecord.of(String.valueOf(one)))
            .filter(one -> !one.isRefusal())
            .toList();
    if (records.isEmpty()) {
      throw new IOException(
          "there is no server for %s: the DNS server %s says so".formatted(name, asked));
    }
    return SrvRecord.inOrder(records, ThreadLocalRandom.current()).stream().limit(MOST).toList();
  }

  private static String reason(ServiceName name, String asked, Exception e) {
    return switch (e) {
      case NameNotFoundException none ->
          "there is no name %s, says the DNS server %s; 'dig SRV %1$s' must find it"
              .formatted(name, asked);
      case CommunicationException silence ->
          "the DNS server %s does not answer, asked for %s; is it the right one (?dns=host:port)?"
              .formatted(asked, name);
      case OperationNotSupportedException refusal ->
          "the DNS server %s refuses to tell about %s; is it the right one (?dns=host:port)?"
              .formatted(asked, name);
      default ->
          "the DNS server %s, asked for %s, failed: %s".formatted(asked, name, e.getMessage());
    };
  }
}
