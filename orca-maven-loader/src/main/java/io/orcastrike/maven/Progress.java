package io.orcastrike.maven;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.aether.AbstractRepositoryListener;
import org.eclipse.aether.RepositoryEvent;
import org.eclipse.aether.RepositoryListener;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.transfer.TransferListener;

/**
 * How far a search is, told in lines now and then; and the way to end it between two pieces of a
 * file.
 *
 * <p>Safe for use by many threads.
 */
final class Progress {
  private static final long PAUSE_NANOS = Duration.ofMillis(250).toNanos();

  private final Coordinates wanted;
  private final Options options;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean cancelled;

  // All below are guarded by the lock.
  private int descriptions;
  private int files;
  private int expected;
  private long bytes;
  private boolean tooMuch;
  private String from = "";
  private long nextNanos;

  Progress(Coordinates wanted, Options options) {
    this.wanted = wanted;
    this.options = options;
    this.nextNanos = options.clock().nanos();
  }

  /** Ends the search as soon as the next piece of a file comes. */
  void cancel() {
    cancelled = true;
  }

  /** Says how many files the class path has. */
  void expect(int number) {
    update(() -> expected = number);
  }

  /** Tells the last line, if anything had to be fetched. */
  void end() {
    lock.lock();
    try {
      if (bytes > 0) {
        options.progress().accept(text());
      }
    } finally {
      lock.unlock();
    }
  }

  String text() {
    lock.lock();
    try {
      String count =
          expected == 0 ? "%d POMs".formatted(descriptions) : files + " of " + expected + " files";
      String size = String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
      return "%s: %s, %s%s"
          .formatted(
              wanted.withoutClass(), count, size, from.isEmpty() ? " fetched" : " from " + from);
    } finally {
      lock.unlock();
    }
  }

  /** Tells whether the search has ended since it would have fetched more than it may. */
  boolean isTooMuch() {
    lock.lock();
    try {
      return tooMuch;
    } finally {
      lock.unlock();
    }
  }

  private void update(Runnable change) {
    lock.lock();
    try {
      change.run();
      long now = options.clock().nanos();
      if (now - nextNanos >= 0 && bytes > 0 && !cancelled) {
        nextNanos = now + PAUSE_NANOS;
        options.progress().accept(text());
      }
    } finally {
      lock.unlock();
    }
  }

  private void arrived(RepositoryEvent event) {
    if (event.getFile() != null) {
      boolean description = event.getArtifact().getExtension().equals("pom");
      update(
          () -> {
            descriptions += description ? 1 : 0;
            files += description ? 0 : 1;
          });
    }
  }

  private void transferred(TransferEvent event) throws TransferCancelledException {
    requireRoom(event.getDataLength());
    update(
        () -> {
          bytes += event.getDataLength();
          from = event.getResource().getRepositoryId();
        });
  }

  /** Ends the search if it is to end, or would have more than it may with so many bytes more. */
  private void requireRoom(long more) throws TransferCancelledException {
    lock.lock();
    try {
      tooMuch |= bytes + more > options.mostBytes();
      if (cancelled || tooMuch) {
        throw new TransferCancelledException("the search has ended");
      }
    } finally {
      lock.unlock();
    }
  }

  RepositoryListener ofFiles() {
    return new AbstractRepositoryListener() {
      @Override
      public void artifactResolved(RepositoryEvent event) {
        arrived(event);
      }
    };
  }

  TransferListener ofTransfers() {
    return new AbstractTransferListener() {
      @Override
      public void transferInitiated(TransferEvent event) throws TransferCancelledException {
        requireRoom(0);
      }

      @Override
      public void transferStarted(TransferEvent event) throws TransferCancelledException {
        requireRoom(Math.max(0, event.getResource().getContentLength()));
      }

      @Override
      public void transferProgressed(TransferEvent event) throws TransferCancelledException {
        transferred(event);
      }
    };
  }
}
