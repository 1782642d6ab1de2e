package io.orcastrike.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A part of a multipart form: a field or a file.
 *
 * <p>Immutable.
 */
public final class Part {
  private static final String BINARY = "application/octet-stream";

  private final String name;
  private final @Nullable String fileName;
  private final @Nullable String type;
  private final SentBody content;

  private Part(String name, @Nullable String fileName, @Nullable String type, SentBody content) {
    this.name = name;
    this.fileName = fileName;
    this.type = type == null ? null : new HeaderField("Content-Type", type).value();
    this.content = content;
  }

  /** Returns a field of a form. */
  public static Part field(String name, Object value) {
    return new Part(name, null, null, new SentBody.Bytes(String.valueOf(value).getBytes(UTF_8)));
  }

  /** Returns a file of the disk, which is read when it is sent, under its own name. */
  public static Part file(String name, Path file) {
    return file(name, file, BINARY);
  }

  /** Returns a file of the disk with its content type. */
  public static Part file(String name, Path file, String type) {
    return new Part(name, String.valueOf(file.getFileName()), type, SentBody.File.of(file));
  }

  /** Returns a file made of bytes. */
  public static Part file(String name, String fileName, byte[] content, String type) {
    return new Part(name, fileName, type, new SentBody.Bytes(content.clone()));
  }

  /** Returns the lines above the content, with the empty one. */
  byte[] head(String boundary) {
    StringBuilder head = new StringBuilder("--" + boundary + "\r\n");
    head.append("Content-Disposition: form-data; name=\"").append(escaped(name)).append('"');
    if (fileName != null) {
      head.append("; filename=\"").append(escaped(fileName)).append('"');
    }
    if (type != null) {
      head.append("\r\nContent-Type: ").append(type);
    }
    return head.append("\r\n\r\n").toString().getBytes(UTF_8);
  }

  SentBody content() {
    return content;
  }

  /** As browsers do it. */
  private static String escaped(String text) {
    return text.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
  }
}
