package io.orcastrike.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What is to be compared.
 *
 * @param rounds how often everybody is asked; empty: as often as each case says
 * @param peers the names of those who are asked; empty: all
 * @param cases the names of cases, or what they begin with; empty: all
 */
record Options(OptionalInt rounds, int seconds, int users, List<String> peers, List<String> cases) {
  static final String USAGE =
      """
      benchmarks/peers/run [OPTIONS] [CASE...]

      Cases: highest, constant (constant-1000, constant-5000), stall, users, start, size; all by default.
        --rounds N     ask everybody N times, in turn; by default 1 to 3, as the case needs
        --seconds N    how long each measurement takes, 10 by default, at least 4
        --users N      how many users, 10000 by default
        --peers A,B    those only; names of folders beside the script\
      """;

  /**
   * Reads the arguments of a command line.
   *
   * @throws IllegalArgumentException with the usage, if one is wrong
   */
  static Options of(String... arguments) {
    OptionalInt rounds = OptionalInt.empty();
    int seconds = 10;
    int users = 10_000;
    List<String> peers = List.of();
    List<String> cases = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--help", "-h" -> throw new IllegalArgumentException(USAGE);
        case "--rounds" -> rounds = OptionalInt.of(number(1, 20, arguments, i++));
        case "--seconds" -> seconds = number(4, 300, arguments, i++);
        case "--users" -> users = number(1, 20_000, arguments, i++);
        case "--peers" -> peers = List.of(value(arguments, i++).split(",", -1));
        default -> cases.add(named(arguments[i]));
      }
    }
    return new Options(rounds, seconds, users, peers, List.copyOf(cases));
  }

  /** Returns the cases that were chosen. */
  List<Case> chosen() {
    List<Case> all =
        List.of(
            new HighestRate(seconds),
            new ConstantRate(1_000, seconds),
            new ConstantRate(5_000, seconds),
            new Stall(),
            new SlowUsers(users, seconds),
            new FirstRequest(),
            new InstallSize());
    List<Case> chosen =
        all.stream()
            .filter(one -> cases.isEmpty() || cases.stream().anyMatch(one.name()::startsWith))
            .toList();
    if (chosen.isEmpty()) {
      throw wrong("no case is named " + cases);
    }
    return chosen;
  }

  private static String named(String argument) {
    if (argument.startsWith("-")) {
      throw wrong("there is no option " + argument);
    }
    return argument;
  }

  private static String value(String[] arguments, int option) {
    if (option + 1 == arguments.length) {
      throw wrong("%s needs a value".formatted(arguments[option]));
    }
    return arguments[option + 1];
  }

  private static int number(int least, int most, String[] arguments, int option) {
    String value = value(arguments, option);
    if (!value.matches("\\d{1,6}")
        || Integer.parseInt(value) < least
        || Integer.parseInt(value) > most) {
      throw wrong("%s must be %d to %d, was %s".formatted(arguments[option], least, most, value));
    }
    return Integer.parseInt(value);
  }

  private static IllegalArgumentException wrong(String why) {
    return new IllegalArgumentException(why + "\n\n" + USAGE);
  }
}
