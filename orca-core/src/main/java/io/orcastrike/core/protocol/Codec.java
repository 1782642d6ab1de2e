package io.orcastrike.core.protocol;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.report.Distribution;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages as bytes: JSON, distributions as base64 of their own encoding. Unknown fields are passed
 * over, so that a later version may add some.
 *
 * <p>Safe for use by many threads.
 */
public final class Codec {
  /** A distribution of a few bytes may need 442 KB of memory; together 221 MB at most. */
  static final int MOST_DISTRIBUTIONS = 500;

  /** Shared, since it learns how each type is written and read, which takes a while. */
  private static final ObjectMapper JSON = json();

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Message.Opening.class, name = "opening"),
    @JsonSubTypes.Type(value = Message.Announce.class, name = "announce"),
    @JsonSubTypes.Type(value = Message.Answer.class, name = "answer"),
    @JsonSubTypes.Type(value = Message.Start.class, name = "start"),
    @JsonSubTypes.Type(value = Message.Beat.class, name = "beat"),
    @JsonSubTypes.Type(value = Message.Join.class, name = "join"),
    @JsonSubTypes.Type(value = Message.Refuse.class, name = "refuse"),
    @JsonSubTypes.Type(value = Message.Confirm.class, name = "confirm"),
    @JsonSubTypes.Type(value = Message.Heartbeat.class, name = "heartbeat"),
    @JsonSubTypes.Type(value = Message.Batch.class, name = "batch"),
    @JsonSubTypes.Type(value = Message.Second.class, name = "second"),
    @JsonSubTypes.Type(value = Message.OfDrone.class, name = "of-drone"),
    @JsonSubTypes.Type(value = Message.OfSwarm.class, name = "of-swarm"),
    @JsonSubTypes.Type(value = Message.Standing.class, name = "standing"),
    @JsonSubTypes.Type(value = Message.WhoLeads.class, name = "who-leads"),
    @JsonSubTypes.Type(value = Message.Leads.class, name = "leads"),
    @JsonSubTypes.Type(value = Message.Steer.class, name = "steer"),
    @JsonSubTypes.Type(value = Message.SteerReply.class, name = "steer-reply"),
    @JsonSubTypes.Type(value = Message.Steered.class, name = "steered")
  })
  private interface TypedMessage {}

  /** In no other fields than these is null let in; Jackson looks at their annotations. */
  @SuppressWarnings("UnusedVariable")
  private abstract static class NullableBeat {
    @JsonSetter(nulls = Nulls.SET)
    @Nullable Long go;
  }

  @SuppressWarnings("UnusedVariable")
  private abstract static class NullableBatch {
    @JsonSetter(nulls = Nulls.SET)
    @Nullable Slice slice;

    @JsonSetter(nulls = Nulls.SET)
    Message.@Nullable Last last;
  }

  @SuppressWarnings("UnusedVariable")
  private abstract static class NullableStanding {
    @JsonSetter(nulls = Nulls.SET)
    Message.@Nullable Last last;
  }

  /** Survivors as a set of bits: of a team of 1,000 a list may be longer than a message. */
  @SuppressWarnings({"UnusedVariable", "NullAway.Init"})
  private abstract static class PackedLoss {
    @JsonSerialize(using = PlacesSerializer.class)
    @JsonDeserialize(using = PlacesDeserializer.class)
    List<Integer> survivors;
  }

  private static ObjectMapper json() {
    SimpleModule distributions = new SimpleModule();
    distributions.addSerializer(new DistributionSerializer());
    distributions.addDeserializer(Distribution.class, new DistributionDeserializer());
    return JsonMapper.builder()
        .addModule(distributions)
        .addMixIn(Message.class, TypedMessage.class)
        .addMixIn(Message.Beat.class, NullableBeat.class)
        .addMixIn(Message.Batch.class, NullableBatch.class)
        .addMixIn(Message.Standing.class, NullableStanding.class)
        .addMixIn(Loss.class, PackedLoss.class)
        .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
        .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
        .visibility(PropertyAccessor.GETTER, Visibility.NONE)
        .visibility(PropertyAccessor.FIELD, Visibility.ANY)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  /** Returns a message's bytes. */
  public byte[] encode(Envelope envelope) {
    try {
      // Not writeValueAsBytes, which refuses half a surrogate pair, as cut or hostile names have
      // it; here it becomes a question mark.
      return JSON.writeValueAsString(envelope).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a message must be writable, was not: " + envelope, e);
    }
  }

  /**
   * Reads a message.
   *
   * @throws CodecException if the bytes are no message of a known type and version
   */
  public Envelope decode(byte[] bytes) throws CodecException {
    if (bytes.length > Transport.MOST_BYTES) {
      throw new CodecException(
          "a message must have at most %,d bytes, had %,d"
              .formatted(Transport.MOST_BYTES, bytes.length));
    }
    Envelope envelope;
    try {
      envelope = JSON.readValue(bytes, Envelope.class);
    } catch (IOException | RuntimeException e) {
      throw new CodecException("a message must be well-formed, was not: " + e.getMessage(), e);
    }
    if (envelope == null || envelope.header() == null || envelope.message() == null) {
      throw new CodecException("a message must have a header and a body, had not");
    }
    if (envelope.header().version() != Header.VERSION) {
      throw new CodecException(
          "a message must be of protocol version %d, was of %d"
              .formatted(Header.VERSION, envelope.header().version()));
    }
    return envelope;
  }

  private static final class DistributionSerializer extends StdSerializer<Distribution> {
    private static final long serialVersionUID = 1L;

    DistributionSerializer() {
      super(Distribution.class);
    }

    @Override
    public void serialize(Distribution value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeBinary(value.isEmpty() ? new byte[0] : value.encoded());
    }
  }

  private static final class DistributionDeserializer extends StdDeserializer<Distribution> {
    private static final long serialVersionUID = 1L;

    /** Under which a message's distributions are counted while it is read. */
    private static final Object COUNT = "distributions";

    DistributionDeserializer() {
      super(Distribution.class);
    }

    @Override
    public Distribution deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      byte[] encoded = in.getBinaryValue();
      if (encoded.length == 0) {
        return Distribution.EMPTY;
      }
      int before = context.getAttribute(COUNT) instanceof Integer count ? count : 0;
      if (before == MOST_DISTRIBUTIONS) {
        throw context.weirdStringException("", Distribution.class, "too many distributions");
      }
      context.setAttribute(COUNT, before + 1);
      return Distribution.decode(encoded);
    }
  }

  private static final class PlacesSerializer extends StdSerializer<List<Integer>> {
    private static final long serialVersionUID = 1L;

    PlacesSerializer() {
      super(List.class, false);
    }

    @Override
    public void serialize(List<Integer> places, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      BitSet bits = new BitSet();
      places.forEach(bits::set);
      out.writeBinary(bits.toByteArray());
    }
  }

  private static final class PlacesDeserializer extends StdDeserializer<List<Integer>> {
    private static final long serialVersionUID = 1L;
    private static final int MOST_BYTES = Team.MOST / Byte.SIZE;

    PlacesDeserializer() {
      super(List.class);
    }

    @Override
    public List<Integer> deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      byte[] bits = in.getBinaryValue();
      if (bits.length > MOST_BYTES) {
        throw context.weirdStringException("", List.class, "too many places");
      }
      return BitSet.valueOf(bits).stream().boxed().toList();
    }
  }
}
