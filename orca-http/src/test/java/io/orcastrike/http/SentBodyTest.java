package io.orcastrike.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentBodyTest {
  @TempDir Path folder;

  @Test
  void aFormIsEncoded() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("user", "a b&c");
    fields.put("n", 7);

    assertThat(new String(FormEncoding.of(fields), UTF_8)).isEqualTo("user=a+b%26c&n=7");
    assertThat(new String(FormEncoding.of("ü", "=", "n", 7), UTF_8)).isEqualTo("%C3%BC=%3D&n=7");
    assertThatThrownBy(() -> FormEncoding.of("a", 1, "b"))
        .hasMessage("a form must get a value for each name, got 3 names and values");
  }

  @Test
  void aFormOfPartsHasTheLengthThatItSays() throws IOException {
    Path file = Files.writeString(folder.resolve("pic \"1\".txt"), "picture");
    SentBody body =
        new SentBody.Multipart(
            "edge",
            List.of(
                Part.field("name", "Jörg"),
                Part.file("picture", file, "text/plain"),
                Part.file("raw", "r.bin", new byte[] {1, 2}, "application/octet-stream")));

    byte[] written = written(body);

    assertThat(new String(written, UTF_8))
        .isEqualTo(
            """
            --edge
            Content-Disposition: form-data; name="name"

            Jörg
            --edge
            Content-Disposition: form-data; name="picture"; filename="pic %221%22.txt"
            Content-Type: text/plain

            picture
            --edge
            Content-Disposition: form-data; name="raw"; filename="r.bin"
            Content-Type: application/octet-stream

            \u0001\u0002
            --edge--
            """
                .replace("\n", "\r\n"));
    assertThat(body.length()).hasValue(written.length);
    assertThat(written(body)).isEqualTo(written);
  }

  @Test
  void aPartCannotBeginAnotherOne() {
    String head = new String(Part.field("a\"\r\nContent-Type: x", "v").head("edge"), UTF_8);

    assertThat(head.lines().toList())
        .containsExactly(
            "--edge", "Content-Disposition: form-data; name=\"a%22%0D%0AContent-Type: x\"", "");
    assertThatThrownBy(() -> Part.file("a", "b", new byte[0], "text/plain\r\nX: y"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFileIsSentInTheSizeThatItHad() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "0123456789");
    SentBody body = SentBody.File.of(file);

    Files.writeString(file, "0123456789 and more");
    assertThat(new String(written(body), UTF_8)).isEqualTo("0123456789");
    Files.writeString(file, "0123");
    assertThatThrownBy(() -> written(body))
        .hasMessage(
            "a file must not become shorter while it is sent, did by 6 bytes (%s)".formatted(file));
  }

  @Test
  void aFileMustBeThere() {
    assertThatThrownBy(() -> SentBody.File.of(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a body must be a file that can be read, was " + folder);
  }

  private static byte[] written(SentBody body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    body.writeTo(bytes);
    return bytes.toByteArray();
  }
}
