package io.orcastrike.core.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeldLoadersTest {
  private final HeldLoaders loaders = new HeldLoaders();

  @Test
  void namesALoaderThatOutlivesACollectionOnce() throws Exception {
    ProbeLoader kept = new ProbeLoader(null);
    Object held = kept.load(Canary.class);
    loaders.letGo("kept", kept);
    loaders.letGo("gone", loaded());
    assertThat(loaders.held()).isEmpty();
    List<String> named = new ArrayList<>();
    for (int i = 0; named.isEmpty() && i < 100; i++) {
      System.gc();
      named.addAll(loaders.held());
    }
    assertThat(named).containsExactly("kept");
    System.gc();
    assertThat(loaders.held()).isEmpty();
    Reference.reachabilityFence(held);
  }

  private static ClassLoader loaded() throws Exception {
    ProbeLoader loader = new ProbeLoader(null);
    loader.load(Canary.class);
    return loader;
  }

  @Test
  void watchesABoundedNumberAndNoLoaderOfOurs() throws Exception {
    List<ClassLoader> kept = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      kept.add(loaded());
      loaders.letGo("test " + i, kept.get(i));
    }
    loaders.letGo("ours", getClass().getClassLoader());
    List<String> named = new ArrayList<>();
    for (int i = 0; named.size() < 16 && i < 100; i++) {
      System.gc();
      named.addAll(loaders.held());
    }
    assertThat(named).hasSize(16).startsWith("test 84").endsWith("test 99");
    Reference.reachabilityFence(kept);
  }
}
