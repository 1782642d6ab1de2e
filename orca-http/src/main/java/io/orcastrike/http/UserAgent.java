package io.orcastrike.http;

import java.lang.module.ModuleDescriptor;
import org.jspecify.annotations.Nullable;

/** What a request says of who makes it, unless the author says it. */
final class UserAgent {
  private UserAgent() {}

  static String text() {
    @Nullable String version = version();
    return "orca/" + (version == null ? "dev" : version);
  }

  /** The packages of a named module have no version, the module has. */
  private static @Nullable String version() {
    ModuleDescriptor module = UserAgent.class.getModule().getDescriptor();
    return module == null
        ? UserAgent.class.getPackage().getImplementationVersion()
        : module.rawVersion().orElse(null);
  }
}
