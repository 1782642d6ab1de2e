package io.orcastrike.core.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.LoadTest;
import io.orcastrike.api.Parameters;
import io.orcastrike.api.Plan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassPathLoaderTest {
  static final class Idle implements LoadTest {
    @Override
    public Plan plan(Parameters parameters) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void asksTheSupplierOncePerLoad() throws Exception {
    List<LoadTest> made = new ArrayList<>();
    ClassPathLoader loader =
        new ClassPathLoader(
            () -> {
              Idle test = new Idle();
              made.add(test);
              return test;
            });
    assertThat(loader.name()).isEqualTo(Idle.class.getName());
    assertThat(loader.load(loader.name()).test()).isSameAs(made.get(0));
    assertThat(loader.load(loader.name()).test()).isSameAs(made.get(1));
    assertThat(made).hasSize(2);
  }

  @Test
  void sharesTheClassesOfTheProgram() throws Exception {
    var found = new ClassPathLoader(Idle::new).find("");
    assertThat(found.open().classLoader()).isSameAs(getClass().getClassLoader());
    assertThat(found.lock()).isEmpty();
  }
}
