package io.orcastrike.html;

import java.util.List;

/** Names that want to be more than names. */
final class Hostile {
  /** What is run by one of them says so here. */
  static final String SIGN = "hostile";

  static final List<String> NAMES =
      List.of(
          "<script>window.hostile=1</script>",
          "</script><script>window.hostile=2</script>",
          "<!--<script>",
          "]]><img src=x onerror=window.hostile=3>",
          "\" onmouseover=\"window.hostile=4",
          "' autofocus onfocus='window.hostile=5",
          "<svg/onload=window.hostile=6>",
          "javascript:window.hostile=7",
          "${window.hostile=8}`{{constructor.constructor('window.hostile=9')()}}",
          "\u202egnp.elif\u202c and \u2067hidden\u2069",
          "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
          "😀👩‍👩‍👧‍👦",
          "nul\u0000l, esc\u001b[31m, half \ud83d",
          "line\u2028paragraph\u2029\r\n\ttab",
          "&lt;already&gt; &amp;#60; %3Cscript%3E \\u003cscript\\u003e",
          "__proto__",
          "constructor",
          "toString",
          "../../etc/passwd",
          "very long ".repeat(300));

  private Hostile() {}
}
