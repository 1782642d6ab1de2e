package io.orcastrike.benchmarks;

import static io.orcastrike.api.LoadProfile.users;

import io.orcastrike.api.Plan;
import io.orcastrike.core.measure.Aggregation;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.core.protocol.Codec;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.core.protocol.RunJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How long a leader that takes a run up reads its journal: the most that stands there between two
 * checkpoints, 32 MB of the batches of {@link LeaderMerge}, and an hour of seconds behind a
 * checkpoint. As the bound, the same bytes read and checked, and nothing made of them.
 */
public final class JournalReplay {
  private static final int SECONDS = 3_600;
  private static final long LONG = 32L << 20;
  private static final Plan PLAN =
      Plan.named("replay")
          .load("load", users(1).hold(Duration.ofSeconds(SECONDS)))
          .scenario("scenario", iteration -> {})
          .build();

  private JournalReplay() {}

  /** Runs it; the argument is the number of rounds, 3 by default. */
  public static void main(String... arguments) throws Exception {
    Codec codec = new Codec();
    byte[] batch = LeaderMerge.batch(codec, 0, 10);
    Slice slice = LeaderMerge.slice(codec, batch);
    Path folder = Files.createTempDirectory("orca-replay");
    System.out.printf("%-30s %8s %8s %8s%n", "", "entries", "bound s", "replay s");
    for (int round = 0; round < Programs.rounds(arguments); round++) {
      print("32 MB of batches", folder, codec, batches(folder, batch));
      print("an hour behind a checkpoint", folder, codec, settled(folder, codec, slice));
    }
    for (String name : List.of("journal", "journal-settled", "journal-intervals")) {
      Files.delete(folder.resolve(name));
    }
    Files.delete(folder);
  }

  private static int batches(Path folder, byte[] batch) throws IOException {
    int count = (int) (LONG / batch.length);
    try (RunJournal journal = RunJournal.create(folder)) {
      for (int i = 0; i < count; i++) {
        journal.append(batch);
      }
      journal.sync();
    }
    return count;
  }

  private static int settled(Path folder, Codec codec, Slice slice) throws IOException {
    byte[] second = LeaderMerge.encoded(codec, new Message.Second(slice, true));
    try (RunJournal journal = RunJournal.create(folder)) {
      for (int i = 0; i < SECONDS; i++) {
        journal.settle(second);
      }
      journal.checkpoint(List.of(), List.of());
    }
    return SECONDS;
  }

  private static void print(String what, Path folder, Codec codec, int entries) throws Exception {
    long begin = System.nanoTime();
    try (RunJournal journal = RunJournal.open(folder)) {
      while (journal.next() != null) {}
    }
    long bound = System.nanoTime();
    replay(folder, codec);
    long end = System.nanoTime();
    System.out.printf(
        "%-30s %8d %8.2f %8.2f%n", what, entries, (bound - begin) / 1e9, (end - bound) / 1e9);
  }

  private static void replay(Path folder, Codec codec) throws Exception {
    Aggregation aggregation = new Aggregation(PLAN, 1);
    try (RunJournal journal = RunJournal.open(folder)) {
      for (byte[] entry = journal.next(); entry != null; entry = journal.next()) {
        switch (codec.decode(entry).message()) {
          case Message.Batch batch when batch.slice() != null ->
              aggregation.add(0, batch.slice(), true);
          case Message.Second second -> aggregation.restore(second.part(), second.covers());
          default -> throw new IllegalStateException("nothing else was written");
        }
      }
    }
  }
}
