package io.orcastrike.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The codec against bytes of somebody who means harm. */
class CodecFuzzTest {
  private static final int INPUTS = 40_000;

  @Test
  void hostileBytesAreReadOrRefusedInBoundedMemory() {
    CodecFuzz fuzz = new CodecFuzz();
    fuzz.run(0, INPUTS);
    // Enough must get in, or only the outermost layer was tried.
    assertThat(fuzz.read()).isBetween(INPUTS / 20L, INPUTS * 19L / 20);
  }
}
