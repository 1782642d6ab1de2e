package io.orcastrike.benchmarks.peers;

/** A column of a case's table. */
sealed interface Column {
  String title();

  String cell(Figures figures, String peer);

  /** The median of a figure, with its spread. */
  record Of(String title, String figure) implements Column {
    @Override
    public String cell(Figures figures, String peer) {
      return figures.cell(peer, figure);
    }
  }

  /** The median of what is reported, and how many times the truth that is. */
  record Against(String title, String figure, String truth) implements Column {
    @Override
    public String cell(Figures figures, String peer) {
      double reported = figures.median(peer, figure);
      String times = Figures.number(reported / figures.median(peer, truth));
      return Double.isNaN(reported) ? "–" : "%s (×%s)".formatted(Figures.number(reported), times);
    }
  }

  /** How many times more a figure is than another peer's, by the medians. */
  record Times(String title, String figure, String other) implements Column {
    @Override
    public String cell(Figures figures, String peer) {
      return Figures.number(figures.median(peer, figure) / figures.median(other, figure));
    }
  }
}
