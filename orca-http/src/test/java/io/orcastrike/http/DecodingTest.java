package io.orcastrike.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class DecodingTest {
  private static final byte[] TEXT = "a catalog of many items, ".repeat(50).getBytes(UTF_8);

  @Test
  void takesOffGzip() throws IOException {
    assertThat(decoded(gzip(), "gzip")).isEqualTo(TEXT);
    assertThat(decoded(gzip(), " X-GZip ")).isEqualTo(TEXT);
  }

  @Test
  void takesOffDeflateWithAndWithoutItsFrame() throws IOException {
    assertThat(decoded(deflate(false), "deflate")).isEqualTo(TEXT);
    assertThat(decoded(deflate(true), "deflate")).isEqualTo(TEXT);
  }

  @Test
  void leavesOthersAsTheyAre() throws IOException {
    assertThat(decoded(TEXT, "br")).isEqualTo(TEXT);
    assertThat(decoded(TEXT, "identity")).isEqualTo(TEXT);
  }

  @Test
  void anEmptyBodyIsEmptyWhateverItsHeadSays() throws IOException {
    assertThat(decoded(new byte[0], "gzip")).isEmpty();
    assertThat(decoded(new byte[0], "deflate")).isEmpty();
  }

  @Test
  void saysWhatIsBroken() {
    assertThatThrownBy(() -> decoded(TEXT, "gzip"))
        .isInstanceOf(IOException.class)
        .hasMessage("a body must be gzip where its head says so: Not in GZIP format");
    assertThatThrownBy(() -> decoded(Arrays.copyOf(gzip(), 40), "gzip"))
        .hasMessageStartingWith("a body must be gzip where its head says so: ");
    assertThatThrownBy(() -> decoded("xxxxxxxx".getBytes(UTF_8), "deflate"))
        .hasMessageStartingWith("a body must be deflate where its head says so: ");
  }

  private static byte[] decoded(byte[] body, String encoding) throws IOException {
    try (InputStream decoded = Decoding.of(new ByteArrayInputStream(body), encoding)) {
      return decoded.readAllBytes();
    }
  }

  private static byte[] gzip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(TEXT);
    }
    return bytes.toByteArray();
  }

  private static byte[] deflate(boolean isBare) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, isBare);
    try (OutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      out.write(TEXT);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }
}
