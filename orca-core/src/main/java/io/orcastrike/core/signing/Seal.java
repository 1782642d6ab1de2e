package io.orcastrike.core.signing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Optional;

/**
 * A message with the channel it is for and a signature over both: a line that says so, a line with
 * the channel, 64 bytes of signature, the message. The channel names namespace, run and receiver,
 * the message's header run, epoch and number; so a copy fits nowhere else.
 *
 * <p>Immutable.
 */
final class Seal {
  private static final String ALGORITHM = "Ed25519";
  private static final byte[] MARK = "orca-signed/1\n".getBytes(StandardCharsets.UTF_8);
  private static final int SIGNATURE_BYTES = 64;

  private final String channel;
  private final byte[] signature;
  private final byte[] message;

  private Seal(String channel, byte[] signature, byte[] message) {
    this.channel = channel;
    this.signature = signature;
    this.message = message;
  }

  String channel() {
    return channel;
  }

  byte[] message() {
    return message;
  }

  static Seal sign(PrivateKey key, String channel, byte[] message) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(ALGORITHM);
    signature.initSign(key);
    signature.update(signed(channel, message));
    return new Seal(channel, signature.sign(), message);
  }

  boolean isOf(PublicKey key) {
    try {
      Signature checked = Signature.getInstance(ALGORITHM);
      checked.initVerify(key);
      checked.update(signed(channel, message));
      return checked.verify(signature);
    } catch (GeneralSecurityException e) {
      return false; // a signature of the wrong form is none
    }
  }

  /** Tells whether it was made with that key: the same key makes the same signature always. */
  boolean isBy(PrivateKey key) {
    try {
      return MessageDigest.isEqual(signature, sign(key, channel, message).signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key signs what is sent, too", e);
    }
  }

  private static byte[] signed(String channel, byte[] message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(MARK);
    bytes.writeBytes((channel + "\n").getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(message);
    return bytes.toByteArray();
  }

  byte[] encoded() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(MARK);
    bytes.writeBytes((channel + "\n").getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(signature);
    bytes.writeBytes(message);
    return bytes.toByteArray();
  }

  /** Reads a sealed message; empty: it is none. */
  static Optional<Seal> decode(byte[] bytes) {
    if (bytes.length < MARK.length || !Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length)) {
      return Optional.empty();
    }
    int end = MARK.length;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    int message = end + 1 + SIGNATURE_BYTES;
    if (message > bytes.length) {
      return Optional.empty();
    }
    String channel = new String(bytes, MARK.length, end - MARK.length, StandardCharsets.UTF_8);
    return Optional.of(
        new Seal(
            channel,
            Arrays.copyOfRange(bytes, end + 1, message),
            Arrays.copyOfRange(bytes, message, bytes.length)));
  }
}
