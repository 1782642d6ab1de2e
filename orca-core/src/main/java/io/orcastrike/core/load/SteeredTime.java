package io.orcastrike.core.load;

import java.util.ArrayList;
import java.util.List;

/**
 * How time passes for the profiles of a run whose load is steered: τ(t), which goes on with real
 * time and stands still while the load is paused, and f(t), by which arrival rates are multiplied.
 * Both are constant or linear from one change to the next, so that τ is exact in whole nanoseconds:
 *
 * <pre>
 *   τ(t) = τᵢ               in a pause that began at tᵢ
 *   τ(t) = τᵢ + (t − tᵢ)    else
 * </pre>
 *
 * All times are nanoseconds from T0.
 *
 * <p>Immutable.
 */
public final class SteeredTime {
  /** Stands for the end of a pause that nobody has ended; may be added to an instant. */
  static final long NEVER = 1L << 61;

  /** A run that nobody has steered. */
  public static final SteeredTime UNSTEERED = new SteeredTime(List.of(new Piece(0, 0, 1, false)));

  private final List<Piece> pieces;

  /**
   * What holds from one change to the next.
   *
   * @param start its instant
   * @param profile τ at its start
   */
  record Piece(long start, long profile, double factor, boolean paused) {
    long profileAt(long nanos) {
      return paused ? profile : profile + (nanos - start);
    }
  }

  private SteeredTime(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
  }

  /**
   * Returns the time with one change more.
   *
   * @param instant not before that of any other
   * @param factor of arrival rates from then on
   * @param paused whether the time of the profiles stands still from then on
   */
  public SteeredTime changed(long instant, double factor, boolean paused) {
    Piece last = pieces.getLast();
    if (instant < last.start) {
      throw new IllegalArgumentException(
          "changes of the load must come in order, was %,d ns after %,d ns"
              .formatted(instant, last.start));
    }
    List<Piece> all = new ArrayList<>(pieces);
    all.add(new Piece(instant, last.profileAt(instant), factor, paused));
    return new SteeredTime(all);
  }

  /** Returns what holds one after another; the first before any change. */
  List<Piece> pieces() {
    return pieces;
  }

  /** Returns how many changes there were. */
  int changes() {
    return pieces.size() - 1;
  }

  boolean isPaused(long nanos) {
    return pieceAt(nanos).paused;
  }

  /** Returns τ(t). */
  long profileAt(long nanos) {
    return pieceAt(nanos).profileAt(nanos);
  }

  /** Returns when τ first reaches a time of the profile; never in a pause that nobody has ended. */
  long reaches(long profile) {
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      boolean within = i == pieces.size() - 1 || profile <= pieces.get(i + 1).profile;
      if (!piece.paused && within) {
        return piece.start + Math.max(0, profile - piece.profile);
      }
    }
    return NEVER;
  }

  /** Returns when τ goes on from a time of the profile: at the end of a pause that began there. */
  long leaves(long profile) {
    int i = pieces.size() - 1;
    while (i > 0 && pieces.get(i).profile > profile) {
      i--;
    }
    Piece piece = pieces.get(i);
    return piece.paused ? NEVER : piece.start + (profile - piece.profile);
  }

  private Piece pieceAt(long nanos) {
    int i = pieces.size() - 1;
    while (i > 0 && pieces.get(i).start > nanos) {
      i--;
    }
    return pieces.get(i);
  }
}
