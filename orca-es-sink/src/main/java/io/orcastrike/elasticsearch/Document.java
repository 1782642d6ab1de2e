package io.orcastrike.elasticsearch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A document to be created.
 *
 * @param stream the data stream it goes to
 * @param id the same each time the document is made
 * @param body its JSON
 */
record Document(String stream, String id, String body) {
  private static final int ID_BYTES = 20;

  /**
   * Makes a document.
   *
   * @param identity what tells it from every other
   */
  static Document of(String stream, ObjectNode body, Object... identity) {
    return new Document(stream, id(identity), body.toString());
  }

  /** Returns its bytes; half a surrogate pair becomes a question mark. */
  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  private static String id(Object... identity) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Object part : identity) {
        byte[] bytes = part.toString().getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      }
      byte[] id = Arrays.copyOf(digest.digest(), ID_BYTES);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return stream + "/" + id;
  }
}
