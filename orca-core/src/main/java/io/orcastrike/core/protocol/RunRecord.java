package io.orcastrike.core.protocol;

import io.orcastrike.core.measure.Slice;
import io.orcastrike.report.DroneInterval;
import io.orcastrike.report.RecordedInterval;
import io.orcastrike.report.SwarmInterval;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a run records, interval by interval, from its folder; while the run goes on too.
 *
 * <p>Used by one thread at a time.
 */
public final class RunRecord implements AutoCloseable {
  /** The file's name. */
  public static final String NAME = "journal-intervals";

  private final Path file;
  private final FileChannel channel;
  private final Codec codec = new Codec();

  private RunRecord(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Tells whether there is a record in a folder. */
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(NAME));
  }

  /**
   * Opens the record in a run's folder, at its beginning.
   *
   * @throws IOException if there is none
   */
  public static RunRecord open(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    return new RunRecord(file, FileChannel.open(file, StandardOpenOption.READ));
  }

  /**
   * Returns the next interval; null: there is none yet.
   *
   * @throws IOException if it cannot be read, or is none
   */
  public @Nullable RecordedInterval next() throws IOException {
    long position = channel.position();
    byte[] entry = FileJournal.read(channel);
    if (entry == null) {
      channel.position(position); // perhaps it is being written
      return null;
    }
    try {
      return interval(codec.decode(entry).message());
    } catch (CodecException e) {
      throw new IOException("a record must hold intervals of this version: " + file, e);
    }
  }

  /**
   * Checks, of a run that has ended, that nothing follows what was read.
   *
   * @throws IOException if something does
   */
  public void checkEnd() throws IOException {
    if (channel.position() < channel.size()) {
      throw new IOException(
          "a run's record must be whole, is damaged after %,d of %,d bytes: %s; take it from a copy of the run's folder"
              .formatted(channel.position(), channel.size(), file));
    }
  }

  private RecordedInterval interval(Message message) throws CodecException {
    return switch (message) {
      case Message.OfDrone of -> interval(of);
      case Message.OfSwarm of -> new SwarmInterval(of.interval(), of.team(), of.lost());
      default -> throw new CodecException("no interval: " + message.getClass().getSimpleName());
    };
  }

  private static DroneInterval interval(Message.OfDrone of) {
    Slice part = of.part();
    Slice.Generator generator = part.generator();
    return new DroneInterval(
        of.drone(),
        of.member().name(),
        of.member().process(),
        of.number(),
        part.from(),
        part.to(),
        part.series(),
        part.totals(),
        of.closes(),
        new DroneInterval.Generator(
            generator.lag(), generator.probe(), generator.health(), generator.inFlight()));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
