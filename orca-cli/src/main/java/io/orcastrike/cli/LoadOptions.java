package io.orcastrike.cli;

import io.orcastrike.core.Orca;
import io.orcastrike.report.RunInfo;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say what load is made. */
final class LoadOptions {
  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "Give the test a parameter; may be repeated.")
  Map<String, String> parameters = new LinkedHashMap<>();

  @Option(
      names = "--scale",
      paramLabel = "FACTOR",
      description = "Multiply every load of the plan, as in 0.1.")
  double scale = 1;

  @Option(
      names = "--max-duration",
      paramLabel = "TIME",
      description = "End every load after that time at the latest, as in 90s.")
  @Nullable Duration maxDuration;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Make everything random as in the run with this seed.")
  @Nullable Long seed;

  @Option(
      names = "--tag",
      paramLabel = "NAME=VALUE",
      description = "Keep a tag in the result, to find it again; may be repeated.")
  Map<String, String> tags = new LinkedHashMap<>();

  @Option(names = "--note", paramLabel = "TEXT", description = "Keep a note in the result.")
  String note = "";

  @Mixin TrustOptions trust = new TrustOptions();

  /** Adds the parameters and tags of environment and file that no flag gave. */
  void addFrom(Configuration configuration) {
    configuration.map("param").forEach((name, value) -> parameters.putIfAbsent(name, value.text()));
    configuration.map("tag").forEach((name, value) -> tags.putIfAbsent(name, value.text()));
  }

  /**
   * Gives these options to a run.
   *
   * @param test as named on the command line
   */
  void applyTo(Orca.Builder builder, String test) throws Problem {
    checkNames("--param", parameters, test);
    checkNames("--tag", tags, test);
    try {
      builder.scale(scale).parameters(parameters).note(note);
      Optional.ofNullable(maxDuration).ifPresent(builder::maxDuration);
      Optional.ofNullable(seed).ifPresent(builder::seed);
      tags.forEach(builder::tag);
      trust.applyTo(builder);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()), test);
    }
  }

  static void checkNames(String option, Map<String, String> given, String test) throws Problem {
    if (given.containsKey("")) {
      throw wrong("%s must name what it gives, was \"=%s\"".formatted(option, given.get("")), test);
    }
  }

  static Problem wrong(String rule, String test) {
    return slip(rule, "orca run %s --show-config".formatted(Shell.quote(test)));
  }

  /** Says that an option of any command is wrong. */
  static Problem slip(String rule, String remedy) {
    return Problem.of(
        rule,
        "the options",
        "a slip on the command line, in an ORCA_ variable or in the file of --config",
        remedy);
  }

  /** Takes up what a run was made with. */
  void takeUp(RunInfo info) {
    parameters.putAll(info.parameters());
    scale = info.scale();
  }

  /** Returns the flags that make the same load with the same seed. */
  String flags(long usedSeed) {
    return flags() + " --seed " + usedSeed;
  }

  /** Returns the flags that make the same load. */
  String flags() {
    StringBuilder flags = new StringBuilder();
    parameters.forEach(
        (name, value) -> flags.append(" --param ").append(Shell.quote(name + "=" + value)));
    if (scale != 1) {
      flags.append(" --scale ").append(scale);
    }
    Optional.ofNullable(maxDuration)
        .ifPresent(time -> flags.append(" --max-duration ").append(TimeConverter.text(time)));
    return flags.append(trust.flags()).toString();
  }
}
