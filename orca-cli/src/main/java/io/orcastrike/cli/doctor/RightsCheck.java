package io.orcastrike.cli.doctor;

import io.orcastrike.redis.RedisAcl;
import java.util.List;
import java.util.Locale;

/**
 * Whether a user of a Redis may do what its role needs.
 *
 * @param forbidden what it may not
 */
record RightsCheck(RedisAcl.Role role, String namespace, List<String> forbidden) implements Check {

  @Override
  public List<Finding> look() {
    String name = role.name().toLowerCase(Locale.ROOT);
    if (forbidden.isEmpty()) {
      return List.of(
          Finding.ok("rights", "those of a %s in namespace \"%s\"".formatted(name, namespace)));
    }
    return List.of(
        Finding.trouble(
            "rights",
            "this user may not " + String.join(", ", forbidden),
            "orca acl --role %s --namespace %s prints the rule that is needed"
                .formatted(name, namespace)));
  }
}
