package io.orcastrike.samples.jms;

/**
 * Names topics after channels. Brokers read dots, stars and other signs in a topic's name as
 * patterns and paths, so only letters and digits stay; two channels never have the same topic.
 */
final class TopicNames {
  private TopicNames() {}

  static String of(String channel) {
    StringBuilder name = new StringBuilder("orca_");
    for (int i = 0; i < channel.length(); i++) {
      char sign = channel.charAt(i);
      if (isPlain(sign)) {
        name.append(sign);
      } else {
        name.append("_%04x".formatted((int) sign));
      }
    }
    return name.toString();
  }

  private static boolean isPlain(char sign) {
    return (sign >= 'a' && sign <= 'z')
        || (sign >= 'A' && sign <= 'Z')
        || (sign >= '0' && sign <= '9');
  }
}
