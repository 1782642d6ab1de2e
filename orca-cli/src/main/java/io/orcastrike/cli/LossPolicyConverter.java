package io.orcastrike.cli;

import io.orcastrike.core.protocol.LossPolicy;
import io.orcastrike.core.protocol.LossPolicy.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what is to become of a run that loses drones: {@code stop}, {@code respread:0.3}. */
final class LossPolicyConverter implements ITypeConverter<LossPolicy> {
  private static final double TOLERATED = 0.5;
  private static final Pattern FORM = Pattern.compile("(carry-on|respread)(?::(0?\\.\\d+|0))?");

  @Override
  public LossPolicy convert(String text) {
    if (text.equals("stop")) {
      return LossPolicy.STOP;
    }
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new TypeConversionException(
          "must be stop, carry-on or respread, with the largest share that may be lost as in"
              + " respread:0.3, was \"%s\"".formatted(text));
    }
    double share = parts.group(2) == null ? TOLERATED : Double.parseDouble(parts.group(2));
    return new LossPolicy(parts.group(1).equals("respread") ? Kind.RESPREAD : Kind.CARRY_ON, share);
  }

  static String text(LossPolicy policy) {
    return switch (policy.kind()) {
      case STOP -> "stop";
      case CARRY_ON -> "carry-on:" + policy.tolerated();
      case RESPREAD -> "respread:" + policy.tolerated();
    };
  }
}
