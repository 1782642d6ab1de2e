package io.orcastrike.maven;

import io.orcastrike.core.local.TestFiles;
import io.orcastrike.core.local.Trouble;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.spi.TestNotFoundException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds tests by their {@link Coordinates}: fetches the test's jar and the libraries it needs into
 * Maven's local repository, and locks exactly the files that will be loaded. Where they come from
 * is the settings' and the builder's alone; what may be loaded is the builder's alone, and without
 * {@link Builder#allow} nothing may.
 *
 * <p>Safe for use by many threads.
 */
public final class MavenLoader implements TestLoader {
  private final Options options;

  private MavenLoader(Options options) {
    this.options = options;
  }

  /** Begins a loader that asks Maven's own repositories and allows nothing. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * {@inheritDoc}
   *
   * @param test coordinates
   */
  @Override
  public FoundTest find(String test) throws TestNotFoundException {
    Coordinates wanted = Coordinates.parse(test);
    requireAllowed(wanted);
    Resolved resolved = Search.run(wanted, options);
    Coordinates exact = wanted.withVersion(resolved.version());
    return TestFiles.of(resolved.files(), wanted.className())
        .found(exact.toString(), resolved.lock());
  }

  private void requireAllowed(Coordinates wanted) throws TestNotFoundException {
    if (!options.all() && options.allowed().stream().noneMatch(wanted::isBelow)) {
      throw Trouble.of(
          "%s may not be loaded here".formatted(wanted.withoutClass()),
          options.allowed().isEmpty()
              ? "no group is allowed"
              : "allowed are " + String.join(", ", options.allowed()) + ", and groups below",
          "this group was not meant to run here, or was forgotten",
          "--allow " + wanted.group());
    }
    if (wanted.isSnapshot() && !options.snapshots()) {
      throw Trouble.of(
          "%s is a snapshot, and snapshots may not be loaded here".formatted(wanted.withoutClass()),
          "version " + wanted.version(),
          "a snapshot is another file after each build, so it must be wanted",
          "--snapshots, here and on every drone, or a release");
    }
  }

  /**
   * Says where a loader looks and what it may load.
   *
   * <p>Used by one thread at a time.
   */
  public static final class Builder {
    private final Map<String, String> repositories = new LinkedHashMap<>();
    private final List<String> allowed = new ArrayList<>();
    private @Nullable Path settings;
    private @Nullable Path localRepository;
    private boolean offline;
    private boolean snapshots;
    private boolean all;
    private Duration timeout = Duration.ofSeconds(30);
    private Duration deadline = Duration.ofMinutes(10);
    private long mostBytes = 1_000_000_000;
    private Consumer<String> progress = line -> {};
    private Clock clock = Clock.system();

    private Builder() {}

    /**
     * Adds a repository, to be asked before those of the settings and before Central.
     *
     * @param id by which the settings know its user and password, and its mirror
     * @param url http, https or file; without user and password
     * @throws IllegalArgumentException if it is another kind of URL, or the id was given before
     */
    public Builder repository(String id, String url) {
      if (!id.matches("[\\w.-]{1,100}")) {
        throw new IllegalArgumentException(
            "a repository's id must be of letters, digits, dots and dashes, was \"%s\""
                .formatted(id));
      }
      URI uri = uri(id, url);
      if (uri.getScheme() == null || !uri.getScheme().matches("https?|file")) {
        throw new IllegalArgumentException(
            "a repository's URL must be http, https or file, was %s (repository \"%s\")"
                .formatted(Answer.withoutUser(url), id));
      }
      if (uri.getRawUserInfo() != null) {
        throw new IllegalArgumentException(
            "a repository's user and password must stand under <server> in settings.xml, not in %s"
                    .formatted(Answer.withoutUser(url))
                + " (repository \"%s\")".formatted(id));
      }
      if (repositories.putIfAbsent(id, url) != null) {
        throw new IllegalArgumentException("two repositories have the id \"%s\"".formatted(id));
      }
      return this;
    }

    /** What is not well-formed is not repeated: a password may stand in it. */
    private static URI uri(String id, String url) {
      try {
        return new URI(url);
      } catch (URISyntaxException e) {
        throw new IllegalArgumentException(
            "a repository's URL must be well-formed, was not: %s at index %d (repository \"%s\")"
                .formatted(e.getReason(), e.getIndex(), id));
      }
    }

    /** Reads these settings, and a settings-security.xml beside them, instead of Maven's own. */
    public Builder settings(Path file) {
      settings = file;
      return this;
    }

    /** Keeps files in this folder, instead of the one that the settings name. */
    public Builder localRepository(Path folder) {
      localRepository = folder;
      return this;
    }

    /** Asks no repository, and takes what is in the local one. */
    public Builder offline(boolean value) {
      offline = value;
      return this;
    }

    /** Allows tests and libraries that are snapshots. */
    public Builder snapshots(boolean value) {
      snapshots = value;
      return this;
    }

    /** Allows tests of a group, and of the groups below it; their libraries may be anyone's. */
    public Builder allow(String group) {
      allowed.add(group);
      return this;
    }

    /** Allows every test there is. */
    public Builder allowAll() {
      all = true;
      return this;
    }

    /**
     * Sets how long a repository may be silent, 30 s by default; 10 s of it to be connected to.
     *
     * @throws IllegalArgumentException unless it is from 1 ms to 1 day
     */
    public Builder timeout(Duration longest) {
      timeout = checked("timeout", longest);
      return this;
    }

    /**
     * Sets how long a search may take in all, 10 min by default.
     *
     * @throws IllegalArgumentException unless it is from 1 ms to 1 day
     */
    public Builder deadline(Duration longest) {
      deadline = checked("deadline", longest);
      return this;
    }

    /**
     * Sets how many bytes a search may fetch in all, 1 GB by default.
     *
     * @throws IllegalArgumentException unless it is at least 1
     */
    public Builder mostBytes(long bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException("mostBytes must be >= 1, was " + bytes);
      }
      mostBytes = bytes;
      return this;
    }

    /**
     * Passes on how far a search is, four times a second at most. Called on threads of the search,
     * one at a time.
     */
    public Builder progress(Consumer<String> lines) {
      progress = lines;
      return this;
    }

    Builder clock(Clock other) {
      clock = other;
      return this;
    }

    private static Duration checked(String what, Duration value) {
      if (value.toMillis() < 1 || value.compareTo(Duration.ofDays(1)) > 0) {
        throw new IllegalArgumentException(
            "%s must be from 1 ms to 1 day, was %s".formatted(what, value));
      }
      return value;
    }

    /** Returns the loader. */
    public MavenLoader build() {
      return new MavenLoader(
          new Options(
              Collections.unmodifiableMap(new LinkedHashMap<>(repositories)),
              Optional.ofNullable(settings),
              Optional.ofNullable(localRepository),
              offline,
              snapshots,
              List.copyOf(allowed),
              all,
              timeout,
              deadline,
              mostBytes,
              progress,
              clock));
    }
  }
}
