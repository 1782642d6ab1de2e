package io.orcastrike.testkit.loader;

import io.orcastrike.api.LoadTest;
import io.orcastrike.api.Parameters;
import io.orcastrike.api.Plan;
import io.orcastrike.core.local.ClassPathLoader;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.testkit.LoadingContract;

class ClassPathLoaderContractTest extends LoadingContract {
  static final class Idle implements LoadTest {
    @Override
    public Plan plan(Parameters parameters) {
      throw new UnsupportedOperationException();
    }
  }

  @Override
  protected TestLoader loader() {
    return new ClassPathLoader(Idle::new);
  }

  @Override
  protected String test() {
    return Idle.class.getName();
  }
}
