package io.orcastrike.samples.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the shop sells and who may buy: answers to requests, without time and without HTTP.
 *
 * <p>Safe for use by many threads.
 */
final class Shop {
  static final int ITEMS = 50;

  /**
   * With its headers, an answer fits into the 8 KB that the JDK's server sends at once. A longer
   * one leaves in two writes, the second held back until the first is acknowledged: 44 ms.
   */
  static final int LONGEST_ANSWER = 7_500;

  private static final int MOST_SESSIONS = 100_000;
  private static final String CATALOG = lines(ITEMS, i -> "item " + i + "\n");
  private static final String ORDERS =
      "order,item,cents\n"
          + lines(500, i -> "%d,%d,%d\n".formatted(i, i % ITEMS, cents(i % ITEMS)));

  private final Map<String, String> passwords;
  private final AtomicLong logins = new AtomicLong();
  private final AtomicLong orders = new AtomicLong();

  /** Carts by session. The oldest goes when there are too many that were never paid for. */
  private final Map<String, String> carts =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
              return size() > MOST_SESSIONS;
            }
          });

  Shop() throws IOException {
    var file = Objects.requireNonNull(Shop.class.getResourceAsStream("accounts.csv"));
    try (var accounts = new BufferedReader(new InputStreamReader(file, UTF_8))) {
      passwords =
          accounts
              .lines()
              .skip(1)
              .map(line -> line.split(",", 2))
              .collect(Collectors.toMap(fields -> fields[0], fields -> fields[1]));
    }
  }

  /** An HTTP status, a text, and the session that has begun; empty: none has. */
  record Answer(int status, String text, String session) {
    Answer(int status, String text) {
      this(status, text, "");
    }
  }

  /**
   * Answers one request.
   *
   * @param request method and path, such as {@code GET /catalog}
   * @param session that the login has begun; empty without one
   * @param form the body
   */
  Answer answer(String request, String session, String form) {
    return switch (request) {
      case "GET /catalog" -> new Answer(200, CATALOG);
      case "GET /export" -> new Answer(200, ORDERS);
      case "POST /login" -> logIn(form);
      case "POST /cart" -> fillCart(session, field(form, "item"));
      case "POST /checkout" -> checkOut(session);
      default ->
          request.startsWith("GET /items/")
              ? item(request.substring("GET /items/".length()))
              : new Answer(404, "there is no " + request);
    };
  }

  private Answer item(String number) {
    int item = itemNumber(number);
    return item < 0
        ? new Answer(404, "there is no item " + number)
        : new Answer(200, "item %d, price %d cents".formatted(item, cents(item)));
  }

  private Answer logIn(String form) {
    String user = field(form, "user");
    if (!field(form, "password").equals(passwords.get(user))) {
      return new Answer(401, "wrong user or password");
    }
    String session = user + "." + logins.incrementAndGet();
    carts.put(session, "");
    return new Answer(200, "welcome, " + user, session);
  }

  private Answer fillCart(String session, String number) {
    int item = itemNumber(number);
    if (item < 0) {
      return new Answer(404, "there is no item " + number);
    }
    @Nullable String cart =
        carts.computeIfPresent(session, (any, items) -> items + "item " + item + "\n");
    return cart == null ? new Answer(401, "log in first") : new Answer(200, cart);
  }

  private Answer checkOut(String session) {
    @Nullable String cart = carts.remove(session);
    if (cart == null) {
      return new Answer(401, "log in first");
    }
    return cart.isEmpty()
        ? new Answer(409, "the cart is empty")
        : new Answer(200, "order " + orders.incrementAndGet());
  }

  private static int itemNumber(String text) {
    try {
      int number = Integer.parseInt(text);
      return number < ITEMS ? number : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static long cents(int item) {
    return 199 + 100L * item;
  }

  private static String field(String form, String name) {
    for (String pair : form.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    return "";
  }

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining());
  }
}
