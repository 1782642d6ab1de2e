package io.orcastrike.core;

import java.lang.module.ModuleDescriptor;
import org.jspecify.annotations.Nullable;

/** What runs here. */
final class Versions {
  private Versions() {}

  static String orca() {
    Class<?> here = Versions.class;
    // The packages of a named module have no version, the module has.
    ModuleDescriptor module = here.getModule().getDescriptor();
    @Nullable String version =
        module == null
            ? here.getPackage().getImplementationVersion()
            : module.rawVersion().orElse(null);
    return version == null ? "development" : version;
  }

  static String java() {
    return Runtime.version().toString();
  }
}
