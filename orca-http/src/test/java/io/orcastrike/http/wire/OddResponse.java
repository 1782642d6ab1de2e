package io.orcastrike.http.wire;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A response that servers do send, or should not, and what comes of it.
 *
 * @param closes whether the server closes the connection after it
 * @param surplus whether it goes on after its end, which is seen where it comes at once
 * @param status 0 where it is refused
 * @param kept whether the connection can be used again
 * @param failure with its message, where it is refused
 */
record OddResponse(
    String name,
    String method,
    String bytes,
    boolean closes,
    boolean surplus,
    int status,
    String body,
    boolean kept,
    @Nullable Class<? extends IOException> failure,
    String message) {
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";

  /** All that is known to be odd. */
  static final List<OddResponse> ALL =
      List.of(
          // what ends a body
          kept("a length", OK + "Content-Length: 5\r\n\r\nhello", "hello"),
          kept("a length of 0", OK + "Content-Length: 0\r\n\r\n", ""),
          kept("a length with zeros before", OK + "Content-Length: 0005\r\n\r\nhello", "hello"),
          kept("blanks around a length", OK + "Content-Length: \t 5 \r\n\r\nhello", "hello"),
          kept("no blank after the colon", OK + "Content-Length:5\r\n\r\nhello", "hello"),
          kept("a name in any case", OK + "cOnTeNt-LeNgTh: 5\r\n\r\nhello", "hello"),
          kept(
              "the same length twice",
              fields("Content-Length: 5", "Content-Length: 5") + "hello",
              "hello"),
          kept(
              "the same length twice in one field",
              fields("Content-Length: 5, 5") + "hello",
              "hello"),
          refused(
              "two lengths",
              fields("Content-Length: 5", "Content-Length: 6") + "hello",
              "must be one number, was 5 and 6"),
          refused(
              "two lengths in one field",
              fields("Content-Length: 5, 6") + "hello",
              "must be one number"),
          refused(
              "a negative length",
              fields("Content-Length: -5") + "hello",
              "at most 18 digits, was \"-5\""),
          refused("a length with a sign", fields("Content-Length: +5") + "hello", "was \"+5\""),
          refused("a length in hex", fields("Content-Length: 0x5") + "hello", "was \"0x5\""),
          refused("no length where one is named", fields("Content-Length:") + "hello", "was \"\""),
          refused(
              "an empty part of a length", fields("Content-Length: 5,") + "hello", "was \"5,\""),
          refused(
              "a length beyond all numbers",
              fields("Content-Length: 99999999999999999999") + "x",
              "at most 18 digits"),
          refused(
              "a length in other digits",
              fields("Content-Length: \u00b2") + "hello",
              "at most 18 digits"),
          ended(
              "a body shorter than its length",
              fields("Content-Length: 10") + "hello",
              "ended after 5 of 10 bytes"),
          surplus(
              "a body longer than its length",
              fields("Content-Length: 5") + "hello world",
              "hello"),
          closing("until the connection ends", OK + "\r\nhello", "hello"),
          closing("until the connection ends, with nothing", OK + "\r\n", ""),
          kept("nothing after 204", "HTTP/1.1 204 No Content\r\n\r\n", 204, ""),
          kept(
              "nothing after 204 with a length",
              "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n",
              204,
              ""),
          kept(
              "nothing after 304 with a length",
              "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n",
              304,
              ""),
          kept(
              "nothing after 304 with chunks",
              "HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n",
              304,
              ""),
          surplus("a body after 204", "HTTP/1.1 204 No Content\r\n\r\nhello", 204, ""),
          kept("nothing after HEAD", OK + "Content-Length: 5\r\n\r\n", "").by("HEAD"),
          kept("nothing after HEAD with chunks", CHUNKED, "").by("HEAD"),
          kept("nothing after HEAD without a length", OK + "\r\n", "").by("HEAD"),
          // chunks
          kept("one chunk", CHUNKED + "5\r\nhello\r\n0\r\n\r\n", "hello"),
          kept("two chunks", CHUNKED + "3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n", "hello"),
          kept("no chunk", CHUNKED + "0\r\n\r\n", ""),
          kept(
              "sizes with zeros and in any case",
              CHUNKED + "00A\r\n0123456789\r\n0a\r\n0123456789\r\n000\r\n\r\n",
              "01234567890123456789"),
          kept("extensions", CHUNKED + "5;a=b;c=\"d;e\"\r\nhello\r\n0;last\r\n\r\n", "hello"),
          kept("blanks after a size", CHUNKED + "5  \r\nhello\r\n0\t\r\n\r\n", "hello"),
          kept(
              "trailers",
              CHUNKED + "5\r\nhello\r\n0\r\nDigest: x\r\nFolded: a\r\n b\r\n\r\n",
              "hello"),
          kept(
              "chunks named in any case",
              fields("Transfer-Encoding: Chunked") + "5\r\nhello\r\n0\r\n\r\n",
              "hello"),
          closed(
              "chunks and a length",
              fields("Transfer-Encoding: chunked", "Content-Length: 3") + "5\r\nhello\r\n0\r\n\r\n",
              "hello"),
          closed(
              "chunks by HTTP/1.0",
              "HTTP/1.0 200 OK\r\n"
                  + "Connection: keep-alive\r\n"
                  + "Transfer-Encoding: chunked\r\n\r\n"
                  + "5\r\n"
                  + "hello\r\n"
                  + "0\r\n\r\n",
              "hello"),
          refused(
              "an unknown coding",
              fields("Transfer-Encoding: gzip, chunked") + "x",
              "must be chunked, was \"gzip, chunked\""),
          refused(
              "chunks twice",
              fields("Transfer-Encoding: chunked", "Transfer-Encoding: chunked") + "0\r\n\r\n",
              "must be chunked, was \"chunked, chunked\""),
          refused(
              "an empty coding", fields("Transfer-Encoding:") + "x", "must be chunked, was \"\""),
          refused(
              "a size that is none",
              CHUNKED + "x\r\nhello\r\n0\r\n\r\n",
              "must begin with its size, began with 'x'"),
          refused(
              "no size",
              CHUNKED + "\r\nhello\r\n0\r\n\r\n",
              "must begin with its size, began with byte 13"),
          refused(
              "a negative size", CHUNKED + "-5\r\nhello\r\n0\r\n\r\n", "must begin with its size"),
          refused(
              "a size with 0x",
              CHUNKED + "0x5\r\nhello\r\n0\r\n\r\n",
              "must end with CR LF, ended with 'x'"),
          refused(
              "a size beyond all numbers",
              CHUNKED + "FFFFFFFFFFFFFFFFF\r\nhello",
              "at most 15 digits"),
          refused(
              "a chunk longer than its size",
              CHUNKED + "3\r\nhello\r\n0\r\n\r\n",
              "must end with CR LF, ended with 'l'"),
          refused(
              "a byte too many after a chunk",
              CHUNKED + "5\r\nhellox\r\n0\r\n\r\n",
              "must end with CR LF, ended with 'x'"),
          refused(
              "a bare LF after a size", CHUNKED + "5\nhello\r\n0\r\n\r\n", "must end with CR LF"),
          refused(
              "endless extensions",
              CHUNKED + "5;" + "x".repeat(5_000) + "\r\nhello",
              "extensions must have at most 4096 bytes"),
          refused(
              "endless trailers",
              CHUNKED + "0\r\n" + "A: b\r\n".repeat(20_000),
              "trailers must have at most 65536 bytes"),
          ended(
              "an end before the last chunk",
              CHUNKED + "5\r\nhello\r\n",
              "ended before its last chunk"),
          ended(
              "an end within a chunk",
              CHUNKED + "5\r\nhel",
              "ended with 2 bytes of a chunk to come"),
          ended(
              "an end within the trailers",
              CHUNKED + "0\r\nA: b\r\n",
              "ended before its last chunk"),
          // heads
          kept("no reason", "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok", "ok"),
          kept("an empty reason", "HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\nok", "ok"),
          kept(
              "a reason in other letters",
              "HTTP/1.1 200 \u00fc\u00ff\r\nContent-Length: 2\r\n\r\nok",
              "ok"),
          kept("bare LFs", "HTTP/1.1 200 OK\nContent-Length: 2\n\nok", "ok"),
          kept("an empty line before all", "\r\n" + OK + "Content-Length: 2\r\n\r\nok", "ok"),
          kept("a folded field", fields("X: a", " b", "Content-Length:", "\t2") + "ok", "ok"),
          kept("blanks before a colon", fields("Content-Length : 2") + "ok", "ok"),
          kept("an empty value", fields("X:", "Content-Length: 2") + "ok", "ok"),
          kept(
              "a status of one's own",
              "HTTP/1.1 799 Odd\r\nContent-Length: 2\r\n\r\nok",
              799,
              "ok"),
          kept("HTTP/1.7", "HTTP/1.7 200 OK\r\nContent-Length: 2\r\n\r\nok", "ok"),
          kept("a long head", fields("X: " + "x".repeat(60_000), "Content-Length: 2") + "ok", "ok"),
          kept("many fields", OK + "A: b\r\n".repeat(500) + "Content-Length: 2\r\n\r\nok", "ok"),
          refused(
              "a head that is too long",
              fields("X: " + "x".repeat(70_000), "Content-Length: 2") + "ok",
              "at most 65536 bytes"),
          refused("an endless line", "HTTP/1.1 200 " + "x".repeat(200_000), "at most 65536 bytes"),
          refused("too many fields", OK + "A: b\r\n".repeat(600) + "\r\n", "at most 512 fields"),
          refused("empty lines without end", "\r\n".repeat(10), "must begin with a status"),
          refused(
              "another version",
              "HTTP/2.0 200 OK\r\n\r\n",
              "must begin like \"HTTP/1.1 200 OK\", was \"HTTP/2.0 200 OK\""),
          refused("another protocol", "SSH-2.0-OpenSSH_9.2\r\n", "was \"SSH-2.0-OpenSSH_9.2\""),
          refused("only a body, as HTTP/0.9", "<html>\r\nhello</html>\r\n", "must begin like"),
          refused("a status of two digits", "HTTP/1.1 20 OK\r\n\r\n", "must begin like"),
          refused("a status of four digits", "HTTP/1.1 2000 OK\r\n\r\n", "must begin like"),
          refused("a status that is none", "HTTP/1.1 abc OK\r\n\r\n", "must begin like"),
          refused("a status below 100", "HTTP/1.1 099 OK\r\n\r\n", "must begin like"),
          refused(
              "bytes that are no text",
              "\u0016\u0003\u0001\n",
              "must begin like \"HTTP/1.1 200 OK\", was \"...\""),
          refused(
              "a field without a colon",
              fields("Nonsense"),
              "must be like \"Name: value\", was \"Nonsense\""),
          refused("a field without a name", fields(": x"), "must be like \"Name: value\""),
          refused("a blank in a name", fields("Content Length: 2"), "must be like \"Name: value\""),
          refused("a fold before all fields", OK + " X: y\r\n\r\n", "must not begin with a blank"),
          refused("a bare CR", fields("X: a\rContent-Length: 2") + "ok", "bare CR or NUL"),
          refused("a NUL", fields("X: a\0b") + "ok", "bare CR or NUL"),
          // keeping connections
          closed("close", fields("Connection: close", "Content-Length: 2") + "ok", "ok"),
          closed(
              "close in a list",
              fields("Connection: x, Close ,y", "Content-Length: 2") + "ok",
              "ok"),
          closed(
              "close and keep-alive",
              fields("Connection: close", "Connection: keep-alive", "Content-Length: 2") + "ok",
              "ok"),
          kept(
              "an option that only begins so",
              fields("Connection: closed", "Content-Length: 2") + "ok",
              "ok"),
          closed("HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok", "ok"),
          kept(
              "HTTP/1.0 that keeps",
              "HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\nContent-Length: 2\r\n\r\nok",
              "ok"),
          surplus(
              "another response after it",
              fields("Content-Length: 2") + "okHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil",
              "ok"),
          surplus("an empty line after it", fields("Content-Length: 2") + "ok\r\n", "ok"),
          // interim responses
          kept(
              "100 before it",
              "HTTP/1.1 100 Continue\r\n\r\n" + fields("Content-Length: 2") + "ok",
              "ok"),
          kept(
              "hints before it",
              "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n".repeat(16)
                  + fields("Content-Length: 2")
                  + "ok",
              "ok"),
          kept(
              "an interim with a length",
              "HTTP/1.1 102 Processing\r\nContent-Length: 7\r\n\r\n"
                  + fields("Content-Length: 2")
                  + "ok",
              "ok"),
          refused(
              "interims without end",
              "HTTP/1.1 100 Continue\r\n\r\n".repeat(100),
              "at most 16 interim responses"),
          refused(
              "another protocol that nobody asked for",
              "HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n",
              "must not be 101"),
          ended("an interim only", "HTTP/1.1 100 Continue\r\n\r\n", "the first byte"),
          // ends
          ended("nothing", "", "the connection ended"),
          ended("half a status", "HTTP/1.1 2", "ended within its head"),
          ended("half a head", OK + "Content-Le", "ended within its head"),
          ended(
              "a head without its empty line",
              OK + "Content-Length: 2\r\n",
              "ended within its head"));

  private static String fields(String... fields) {
    return OK + String.join("\r\n", fields) + "\r\n\r\n";
  }

  private static OddResponse kept(String name, String bytes, String body) {
    return kept(name, bytes, 200, body);
  }

  private static OddResponse kept(String name, String bytes, int status, String body) {
    return new OddResponse(name, "GET", bytes, false, false, status, body, true, null, "");
  }

  private static OddResponse closed(String name, String bytes, String body) {
    return new OddResponse(name, "GET", bytes, false, false, 200, body, false, null, "");
  }

  private static OddResponse surplus(String name, String bytes, String body) {
    return surplus(name, bytes, 200, body);
  }

  private static OddResponse surplus(String name, String bytes, int status, String body) {
    return new OddResponse(name, "GET", bytes, false, true, status, body, false, null, "");
  }

  private static OddResponse closing(String name, String bytes, String body) {
    return new OddResponse(name, "GET", bytes, true, false, 200, body, false, null, "");
  }

  private static OddResponse refused(String name, String bytes, String message) {
    return new OddResponse(
        name, "GET", bytes, false, false, 0, "", false, MalformedResponseException.class, message);
  }

  private static OddResponse ended(String name, String bytes, String message) {
    return new OddResponse(
        name, "GET", bytes, true, false, 0, "", false, EOFException.class, message);
  }

  private OddResponse by(String other) {
    return new OddResponse(
        name, other, bytes, closes, surplus, status, body, kept, failure, message);
  }

  @Override
  public String toString() {
    return name;
  }
}
