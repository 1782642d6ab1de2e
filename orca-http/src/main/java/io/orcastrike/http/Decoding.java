package io.orcastrike.http;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Takes off what {@code Content-Encoding} says was put on a body. */
final class Decoding {
  private static final int ZLIB_METHOD = 8;

  private Decoding() {}

  /** Returns the body as it was; one of another encoding as it is. */
  static InputStream of(InputStream body, String encoding) throws IOException {
    return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "gzip", "x-gzip" -> decoded(body, "gzip");
      case "deflate" -> decoded(body, "deflate");
      default -> body;
    };
  }

  private static InputStream decoded(InputStream body, String encoding) throws IOException {
    PushbackInputStream peeked = new PushbackInputStream(body, 1);
    int first = peeked.read();
    if (first < 0) {
      return peeked; // an empty body, as of HEAD and 304
    }
    peeked.unread(first);
    try {
      return new Decoded(
          encoding.equals("gzip") ? new GZIPInputStream(peeked) : inflated(peeked, first),
          encoding);
    } catch (ZipException | EOFException e) {
      throw broken(encoding, e);
    }
  }

  /** With the frame of zlib, as the standard has it, or without, as some servers do. */
  private static InputStream inflated(InputStream body, int first) {
    Inflater inflater = new Inflater((first & 0xf) != ZLIB_METHOD);
    return new InflaterInputStream(body, inflater) {
      @Override
      public void close() throws IOException {
        inflater.end();
        super.close();
      }
    };
  }

  private static IOException broken(String encoding, IOException cause) {
    return new IOException(
        "a body must be %s where its head says so: %s".formatted(encoding, cause.getMessage()),
        cause);
  }

  /** Says what is wrong in words. */
  private static final class Decoded extends FilterInputStream {
    private final String encoding;

    Decoded(InputStream in, String encoding) {
      super(in);
      this.encoding = encoding;
    }

    @Override
    public int read() throws IOException {
      try {
        return in.read();
      } catch (ZipException | EOFException e) {
        throw broken(encoding, e);
      }
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      try {
        return in.read(to, offset, length);
      } catch (ZipException | EOFException e) {
        throw broken(encoding, e);
      }
    }
  }
}
