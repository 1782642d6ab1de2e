package io.orcastrike.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.core.protocol.Message.Order;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodecTest {
  private static final Header HEADER = Messages.HEADER;

  /** Of all fields, only these may be null. */
  private static final Set<String> MAY_BE_NULL =
      Set.of("/message/go", "/message/slice", "/message/last");

  private final Codec codec = new Codec();
  private final ObjectMapper json = new ObjectMapper();

  @Test
  void messagesOfEveryTypeComeBackEqual() throws CodecException {
    Set<Class<?>> seen = new HashSet<>();
    for (Message message : Messages.all()) {
      Envelope envelope = new Envelope(HEADER, message);
      assertThat(codec.decode(codec.encode(envelope))).isEqualTo(envelope);
      seen.add(message.getClass());
    }
    assertThat(seen).containsExactlyInAnyOrder(Message.class.getPermittedSubclasses());
  }

  /** Nine of ten drones of the largest team are lost one by one, and the load is changed often. */
  @Test
  void theLongestBeatFitsAMessage() throws CodecException {
    List<Loss> losses = new ArrayList<>();
    List<Integer> survivors = new ArrayList<>(IntStream.range(0, 1_000).boxed().toList());
    for (int i = 999; i >= 100; i--) {
      survivors.removeLast();
      losses.add(new Loss(i, Long.MAX_VALUE - i, 0, survivors));
    }
    List<Steering> steering =
        IntStream.range(0, 500)
            .mapToObj(i -> new Steering((8_000_000L + i) * 1_000_000_000L, 1 / 3.0, false))
            .toList();
    Message.Beat beat = new Message.Beat(Order.RUN, "", Long.MAX_VALUE, losses, steering);
    byte[] bytes = codec.encode(new Envelope(HEADER, beat));
    assertThat(bytes.length).isLessThan(Transport.MOST_BYTES - 1_024);
    assertThat(codec.decode(bytes).message()).isEqualTo(beat);
  }

  @Test
  void aPlaceBeyondTheLargestTeamIsRefused() throws Exception {
    Message.Beat beat =
        new Message.Beat(Order.RUN, "", 5L, List.of(new Loss(1, 2, 0, List.of(1_000))), List.of());
    byte[] bytes = codec.encode(new Envelope(HEADER, beat));
    assertThatThrownBy(() -> codec.decode(bytes))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("too many places");
  }

  @Test
  void distributionsComeBackBitForBit() throws CodecException {
    Slice slice = Slices.large(1, 5);
    Message.Batch batch = new Message.Batch(1, 1, slice, true, null);
    Envelope back = codec.decode(codec.encode(new Envelope(HEADER, batch)));
    Slice read = ((Message.Batch) back.message()).slice();
    assertThat(read).isEqualTo(slice);
    assertThat(Slices.sums(read)).isEqualTo(Slices.sums(slice));
  }

  @Test
  void fieldsOfALaterVersionArePassedOver() throws Exception {
    for (Message message : Messages.all()) {
      Envelope envelope = new Envelope(HEADER, message);
      JsonNode tree = json.readTree(codec.encode(envelope));
      addFields(tree);
      assertThat(codec.decode(json.writeValueAsBytes(tree))).isEqualTo(envelope);
    }
  }

  /** To every object except those whose fields are an author's names. */
  private static void addFields(JsonNode node) {
    for (JsonNode child : node) {
      addFields(child);
    }
    boolean isMap =
        node.isObject()
            && node.elements().hasNext()
            && !node.elements().next().isContainerNode()
            && (node.has("url") || node.has("") || node.has("shoppers") || node.has("result"));
    if (node instanceof ObjectNode object && !isMap && !object.isEmpty()) {
      object.putObject("addedLater").putArray("deep").addArray().add(1);
    }
  }

  @Test
  void missingOrNullFieldsAreRefused() throws Exception {
    for (Message message : Messages.all()) {
      byte[] bytes = codec.encode(new Envelope(HEADER, message));
      List<String> pointers = new ArrayList<>();
      collect("", json.readTree(bytes), pointers);
      for (String pointer : pointers) {
        if (!MAY_BE_NULL.contains(pointer)) {
          JsonNode tree = json.readTree(bytes);
          parent(tree, pointer).putNull(name(pointer));
          assertRefused(tree, pointer + " null in " + message.getClass());
          tree = json.readTree(bytes);
          parent(tree, pointer).remove(name(pointer));
          assertRefused(tree, pointer + " missing in " + message.getClass());
        }
      }
    }
  }

  private void assertRefused(JsonNode tree, String what) throws IOException {
    byte[] bytes = json.writeValueAsBytes(tree);
    assertThatExceptionOfType(CodecException.class).as(what).isThrownBy(() -> codec.decode(bytes));
  }

  private static void collect(String path, JsonNode node, List<String> pointers) {
    node.properties()
        .forEach(
            field -> {
              boolean isMap =
                  Set.of("parameters", "tags", "values", "notReached", "endless", "results")
                          .contains(field.getKey())
                      && field.getValue().isObject();
              String pointer = path + "/" + field.getKey();
              pointers.add(pointer);
              if (!isMap) {
                collect(pointer, field.getValue(), pointers);
              }
            });
    if (node instanceof ArrayNode array && !array.isEmpty()) {
      collect(path + "/0", array.get(0), pointers);
    }
  }

  private static ObjectNode parent(JsonNode tree, String pointer) {
    return (ObjectNode) tree.at(pointer.substring(0, pointer.lastIndexOf('/')));
  }

  private static String name(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }

  @Test
  void unknownTypesAreRefused() {
    String text =
        new String(
            codec.encode(new Envelope(HEADER, new Message.Confirm(1))), StandardCharsets.UTF_8);
    for (String type : List.of("unheard-of", "", "java.lang.String", "Confirm")) {
      byte[] bytes =
          text.replace("\"confirm\"", "\"" + type + "\"").getBytes(StandardCharsets.UTF_8);
      assertThatThrownBy(() -> codec.decode(bytes)).isInstanceOf(CodecException.class);
    }
  }

  @Test
  void anotherVersionIsRefused() {
    Header later = new Header(2, "run", 3, "leader", "me", 7, -9);
    byte[] bytes = codec.encode(new Envelope(later, new Message.Confirm(1)));
    assertThatThrownBy(() -> codec.decode(bytes))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("version 1, was of 2");
  }

  @Test
  void bytesAboveTheLimitAreNotLookedAt() {
    byte[] bytes = new byte[Transport.MOST_BYTES + 1];
    Arrays.fill(bytes, (byte) '[');
    assertThatThrownBy(() -> codec.decode(bytes))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("262,145");
  }

  @Test
  void truncatedMessagesAreRefused() {
    for (Message message : Messages.all()) {
      byte[] bytes = codec.encode(new Envelope(HEADER, message));
      for (int length = 0; length < bytes.length; length += 3) {
        byte[] cut = Arrays.copyOf(bytes, length);
        assertThatThrownBy(() -> codec.decode(cut)).isInstanceOf(CodecException.class);
      }
    }
  }

  @Test
  void whatFollowsAMessageIsRefused() {
    byte[] bytes = codec.encode(new Envelope(HEADER, new Message.Confirm(1)));
    byte[] twice = Arrays.copyOf(bytes, 2 * bytes.length);
    System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
    assertThatThrownBy(() -> codec.decode(twice)).isInstanceOf(CodecException.class);
  }

  @Test
  void nestingWithoutEndIsRefused() {
    for (String text : List.of("[", "{\"a\":", "{\"message\":{\"x\":[")) {
      byte[] bytes = text.repeat(20_000).getBytes(StandardCharsets.UTF_8);
      assertThatThrownBy(() -> codec.decode(bytes)).isInstanceOf(CodecException.class);
    }
  }

  @Test
  void flippedBitsNeverThrowAnythingElse() {
    SplittableRandom random = new SplittableRandom(1);
    List<byte[]> originals =
        Messages.all().stream()
            .map(message -> codec.encode(new Envelope(HEADER, message)))
            .toList();
    int refused = 0;
    for (int round = 0; round < 6_000; round++) {
      byte[] bytes = originals.get(random.nextInt(originals.size())).clone();
      int changes = 1 + random.nextInt(3);
      for (int i = 0; i < changes; i++) {
        switch (random.nextInt(3)) {
          case 0 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
          case 1 ->
              bytes[random.nextInt(bytes.length)] =
                  (byte) "0{}[],:\"-9enull".charAt(random.nextInt(15));
          default -> {
            int from = random.nextInt(bytes.length);
            int length = random.nextInt(Math.min(9, bytes.length - from));
            System.arraycopy(bytes, from, bytes, random.nextInt(bytes.length - length), length);
          }
        }
      }
      refused += refuses(bytes) ? 1 : 0;
    }
    assertThat(refused).isBetween(500, 5_700);
  }

  private boolean refuses(byte[] bytes) {
    try {
      codec.decode(bytes);
      return false;
    } catch (CodecException e) {
      return true;
    }
  }

  @Test
  void randomBytesNeverThrowAnythingElse() {
    SplittableRandom random = new SplittableRandom(2);
    for (int round = 0; round < 2_000; round++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      assertThat(refuses(bytes)).isTrue();
    }
  }

  /** A distribution of 40 bytes that makes the histogram library take 442 KB. */
  @Test
  void aMessageOfManySmallDistributionsTakesBoundedMemory() {
    String one = Base64.getEncoder().encodeToString(Slices.micros(Long.MAX_VALUE / 2).encoded());
    String series =
        "{\"key\":{\"workload\":\"\",\"scenario\":\"\",\"step\":\"\",\"outcome\":\"SUCCEEDED\","
            + "\"warmUp\":false},\"response\":\"\",\"service\":\"%s\",\"pausedMicros\":0}"
                .formatted(one);
    String slice =
        new String(
            codec.encode(
                new Envelope(HEADER, new Message.Batch(1, 1, Slices.of(0, 1), true, null))),
            StandardCharsets.UTF_8);
    int from = slice.indexOf("\"series\":[") + "\"series\":[".length();
    int many = (Transport.MOST_BYTES - slice.length()) / (series.length() + 1);
    String text = slice.substring(0, from) + (series + ",").repeat(many) + slice.substring(from);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(bytes.length).isBetween(Transport.MOST_BYTES / 2, Transport.MOST_BYTES);
    long before = allocated();
    refuses(bytes);
    assertThat(allocated() - before).isLessThan(400L << 20);
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }
}
