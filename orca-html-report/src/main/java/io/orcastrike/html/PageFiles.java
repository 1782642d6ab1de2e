package io.orcastrike.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** The style sheet and the scripts that each page carries, each as one text. */
final class PageFiles {
  private static final List<String> STYLES = List.of("uplot/uPlot.min.css", "page.css");

  private static final List<String> SCRIPTS =
      List.of(
          "figures",
          "histogram",
          "result",
          "courses",
          "theme",
          "charts",
          "heatmap",
          "curve",
          "tables",
          "zoom",
          "overlay",
          "page");

  /** What begins: with the data that stands in the page, or with what a server sends. */
  private static final List<String> BEGIN = List.of("begin");

  private static final List<String> BEGIN_LIVE = List.of("live", "steering");

  private PageFiles() {}

  static String style() {
    StringBuilder style = new StringBuilder();
    STYLES.forEach(name -> style.append(read(name)).append('\n'));
    return style.toString();
  }

  static String script(boolean isLive) {
    StringBuilder script = new StringBuilder();
    // The licence that uPlot asks to be kept with each copy of it.
    script.append("/*! uPlot\n").append(read("uplot/LICENSE").strip()).append("\n*/\n");
    script.append(read("uplot/uPlot.iife.min.js")).append('\n');
    script.append("(function () {\n'use strict';\n");
    for (List<String> names : List.of(SCRIPTS, isLive ? BEGIN_LIVE : BEGIN)) {
      names.forEach(name -> script.append(read("scripts/" + name + ".js")).append('\n'));
    }
    return script.append("})();\n").toString();
  }

  /** Returns how a content security policy names a text that may run, or style. */
  static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-%s'".formatted(Base64.getEncoder().encodeToString(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JDK has SHA-256", e);
    }
  }

  private static String read(String name) {
    try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar of orca-html-report must have " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
