package io.orcastrike.cli;

/**
 * A line of text that never gets wider than the terminal: a piece that does not fit is left out.
 *
 * <p>Used by one thread at a time.
 */
final class Line {
  private final StringBuilder text = new StringBuilder();
  private final Look look;
  private final int width;
  private int used;

  Line(Look look, int width) {
    this.look = look;
    this.width = width;
  }

  /** Adds a label in a column of its own. */
  Line label(String label) {
    return add("%-10s".formatted(label), Paint.DIM);
  }

  /** Adds a piece if it fits. */
  Line add(String piece, Paint paint) {
    if (fits(piece)) {
      text.append(paint.on(piece, look));
      used += Figures.columns(piece);
    }
    return this;
  }

  Line add(String piece) {
    return add(piece, Paint.PLAIN);
  }

  /** Adds blanks up to a column, if there are any to add. */
  Line tab(int column) {
    return column > used ? add(" ".repeat(column - used)) : this;
  }

  boolean fits(String piece) {
    return used + Figures.columns(piece) <= width;
  }

  int left() {
    return width - used;
  }

  @Override
  public String toString() {
    return text.toString().stripTrailing();
  }
}
