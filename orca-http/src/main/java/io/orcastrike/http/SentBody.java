package io.orcastrike.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.orcastrike.http.wire.RequestBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** The body of a request. */
sealed interface SentBody extends RequestBody {
  @Override
  default boolean isRepeatable() {
    return true;
  }

  /** Bytes in memory. */
  @SuppressWarnings("ArrayRecordComponent") // never compared; a copy costs time
  record Bytes(byte[] content) implements SentBody {
    @Override
    public OptionalLong length() {
      return OptionalLong.of(content.length);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(content);
    }
  }

  /** A file of the disk, of the size that it had when the call was made. */
  record File(Path file, long size) implements SentBody {
    /**
     * Takes a file.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    static File of(Path file) {
      try {
        if (Files.isRegularFile(file) && Files.isReadable(file)) {
          return new File(file, Files.size(file));
        }
      } catch (IOException e) {
        // told below
      }
      throw new IllegalArgumentException("a body must be a file that can be read, was " + file);
    }

    @Override
    public OptionalLong length() {
      return OptionalLong.of(size);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      byte[] buffer = new byte[(int) Math.min(64 * 1024, Math.max(1, size))];
      try (InputStream in = Files.newInputStream(file)) {
        for (long left = size; left > 0; ) {
          int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
          if (count < 0) {
            throw new IOException(
                "a file must not become shorter while it is sent, did by %d bytes (%s)"
                    .formatted(left, file));
          }
          out.write(buffer, 0, count);
          left -= count;
        }
      }
    }
  }

  /** What an author writes, of unknown length, once. */
  record Written(BodyWriter writer) implements SentBody {
    @Override
    public OptionalLong length() {
      return OptionalLong.empty();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      writer.writeTo(out);
    }

    @Override
    public boolean isRepeatable() {
      return false;
    }
  }

  /** The parts of a form (RFC 7578). */
  record Multipart(String boundary, List<Part> parts) implements SentBody {
    private static final byte[] LINE_END = "\r\n".getBytes(US_ASCII);

    @Override
    public OptionalLong length() {
      long length = end().length;
      for (Part part : parts) {
        length += part.head(boundary).length + LINE_END.length;
        length += part.content().length().orElseThrow();
      }
      return OptionalLong.of(length);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      for (Part part : parts) {
        out.write(part.head(boundary));
        part.content().writeTo(out);
        out.write(LINE_END);
      }
      out.write(end());
    }

    private byte[] end() {
      return ("--" + boundary + "--\r\n").getBytes(US_ASCII);
    }
  }
}
