package io.orcastrike.elasticsearch;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The names of the data streams.
 *
 * @param namespace their last part, by which teams and environments are kept apart
 */
record Streams(String namespace) {
  /** What Elasticsearch allows in a name. */
  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9._]{1,100}");

  Streams {
    if (!NAMESPACE.matcher(namespace).matches()) {
      throw new IllegalArgumentException(
          "a namespace must be 1 to 100 small letters, digits, dots or underscores, was \"%s\""
              .formatted(namespace.toLowerCase(Locale.ROOT)));
    }
  }

  /** What a kind of document is about. */
  enum Dataset {
    /** A series of one drone in an interval. */
    SERIES("metrics", Datasets.SERIES),
    /** All drones together in an interval. */
    SWARM("metrics", Datasets.SWARM),
    /** How one drone itself did in an interval. */
    DRONE("metrics", Datasets.DRONE),
    /** What a run, or a series of it, came to. */
    SUMMARY("metrics", Datasets.SUMMARY),
    /** What happened. */
    EVENT("logs", Datasets.EVENT);

    private final String type;
    private final String label;

    Dataset(String type, String label) {
      this.type = type;
      this.label = label;
    }

    String type() {
      return type;
    }

    /** Returns its name. */
    String label() {
      return label;
    }
  }

  String name(Dataset dataset) {
    return "%s-%s-%s".formatted(dataset.type, dataset.label, namespace);
  }

  List<String> all() {
    return List.of(Dataset.values()).stream().map(this::name).toList();
  }
}
