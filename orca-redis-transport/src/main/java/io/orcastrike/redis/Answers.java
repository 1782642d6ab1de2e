package io.orcastrike.redis;

import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Waits for answers of a Redis, and says in plain words why one is not as hoped. */
final class Answers {
  private final String place;

  /**
   * @param place where the Redis is, to be named when it fails
   */
  Answers(String place) {
    this.place = place;
  }

  /**
   * Waits for an answer.
   *
   * @throws InterruptedIOException if the thread is interrupted meanwhile, and it stays so
   * @throws IOException if there is none in time, or a refusal
   */
  <T> T await(CompletionStage<T> answer, Duration most) throws IOException {
    try {
      return answer.toCompletableFuture().get(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw explained(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw explained(e);
    }
  }

  InterruptedIOException interrupted(InterruptedException cause) {
    InterruptedIOException e = new InterruptedIOException("interrupted, waiting for " + place);
    e.initCause(cause);
    return e;
  }

  IOException replica() {
    return new IOException(
        place
            + " is a replica, and what is published there does not reach the others;"
            + " give the address of the master, or of its sentinels");
  }

  /** Returns what is to be said to people. */
  IOException explained(Throwable cause) {
    return cause instanceof IOException e && e.getCause() instanceof RedisException
        ? e
        : new IOException(reason(cause), cause);
  }

  private String reason(Throwable cause) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable c = cause; c != null && causes.size() < 10; c = c.getCause()) {
      causes.add(c);
    }
    for (Throwable c : causes.reversed()) {
      String text = String.valueOf(c.getMessage());
      if (text.startsWith("WRONGPASS") || text.startsWith("ERR invalid password")) {
        return place + " does not accept this user and password";
      } else if (text.startsWith("NOAUTH")) {
        return place + " asks for a password, and none was given";
      } else if (text.startsWith("ERR AUTH")) {
        return place + " has no password, and one was given";
      } else if (text.startsWith("NOPERM")) {
        return "%s does not allow this user what Orca needs (%s); 'orca acl' prints the rules"
            .formatted(place, text);
      } else if (text.startsWith("NOPROTO") || text.startsWith("ERR unknown command")) {
        return place + " is too old: Redis 6 or newer is needed (" + text + ")";
      } else if (isEnded(text)) {
        return place + " ended the connection; does it want TLS (rediss://)?";
      } else if (c instanceof SSLException) {
        return "no TLS with %s (%s); does it speak TLS, and is its certificate trusted?"
            .formatted(place, text);
      } else if (c instanceof UnknownHostException) {
        return place + " cannot be reached: there is no such host";
      } else if (c instanceof ConnectException) {
        return "%s cannot be reached (%s); is it running? Leave --on away to run in one process"
            .formatted(place, text);
      } else if (isLate(c)) {
        return "%s did not answer in time; is it a Redis, and is TLS (rediss://) right?"
            .formatted(place);
      }
    }
    return place + " failed: " + causes.getLast().getMessage();
  }

  /** Lettuce misses its handshake where the connection ended before that could begin. */
  private static boolean isEnded(String text) {
    return text.contains("closed prematurely")
        || text.contains("Connection reset")
        || text.contains("RedisHandshakeHandler not registered");
  }

  private static boolean isLate(Throwable cause) {
    return cause instanceof TimeoutException || cause instanceof RedisCommandTimeoutException;
  }
}
