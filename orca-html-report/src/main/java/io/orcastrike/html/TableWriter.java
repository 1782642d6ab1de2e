package io.orcastrike.html;

import java.util.List;

/**
 * A table with its units in the headers and its numbers to the right, with or without a style
 * sheet.
 *
 * <p>Used by one thread at a time.
 */
final class TableWriter {
  /** A column of texts, or of numbers. */
  record Column(String title, boolean isNumber) {
    static Column text(String title) {
      return new Column(title, false);
    }

    static Column number(String title) {
      return new Column(title, true);
    }
  }

  private final Html html;
  private final List<Column> columns;
  private int column;

  private TableWriter(Html html, List<Column> columns) {
    this.html = html;
    this.columns = columns;
  }

  /**
   * Begins a table that a reader can sort.
   *
   * @param caption what it holds, for those who cannot see it
   */
  static TableWriter begin(Html html, String id, String caption, Column... columns) {
    html.begin("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", caption);
    html.begin("table", "id", id, "class", "sortable", "cellpadding", "4");
    html.element("caption", caption, "class", "unseen");
    html.begin("thead").begin("tr");
    for (Column column : columns) {
      html.element("th", column.title(), "scope", "col", "align", side(column));
    }
    html.end().end().begin("tbody");
    return new TableWriter(html, List.of(columns));
  }

  TableWriter row(String... attributes) {
    html.begin("tr", attributes);
    column = 0;
    return this;
  }

  /** Adds a cell that is sorted as it is read. */
  TableWriter cell(String text) {
    return cell(text, "");
  }

  /**
   * Adds a cell.
   *
   * @param sortedAs the number by which it is sorted; empty: its text
   */
  TableWriter cell(String text, String sortedAs) {
    Column its = columns.get(column++);
    html.element(
        "td", text, "align", side(its), "data-v", sortedAs, "dir", its.isNumber() ? "" : "auto");
    return this;
  }

  /**
   * Adds a text with others that can be unfolded below it.
   *
   * @param kind what one of the others is
   */
  TableWriter told(String text, String kind, List<String> others) {
    Column its = columns.get(column++);
    html.begin("td", "align", side(its)).element("div", text, "dir", "auto");
    if (!others.isEmpty()) {
      html.begin("details").element("summary", Figures.plural(others.size(), kind));
      html.begin("ul", "class", "samples");
      others.forEach(other -> html.element("li", other, "dir", "auto"));
      html.end().end();
    }
    html.end();
    return this;
  }

  TableWriter number(String text, double value) {
    return cell(text, Double.isFinite(value) ? number(value) : "");
  }

  TableWriter count(long count) {
    return number(Figures.count(count), (double) count);
  }

  /** Adds microseconds as milliseconds. */
  TableWriter millis(long micros) {
    return number(Figures.millis((double) micros), micros / 1e3);
  }

  /** Adds a share as percent. */
  TableWriter share(double share) {
    return number(Figures.percentNumber(share), share);
  }

  TableWriter endRow() {
    html.end();
    return this;
  }

  void end() {
    html.end().end().end();
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Float.toString((float) value);
  }

  private static String side(Column column) {
    return column.isNumber() ? "right" : "left";
  }
}
