package io.orcastrike.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {
  @Test
  void textsAndAttributesStayWhatTheyAre() {
    String html = new Html().element("p", "<b>&\"'</b>", "title", "\"><script>").toString();
    assertThat(html)
        .isEqualTo("<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;</p>");
  }

  @Test
  void charactersThatNoDocumentMayHoldGetASignThatIsSeen() {
    String html = new Html().text("a\u0000b\u001bc\ud800d\u0085e\ufffff\n😀").toString();
    assertThat(html).isEqualTo("a␀b␛c\ufffdd\ufffde\ufffdf\n😀");
  }

  @Test
  void aTextThatIsTooLongIsCutBetweenCharacters() {
    String cut = new Html().text("x".repeat(Html.MOST_CHARACTERS - 2) + "😀😀").toString();
    assertThat(cut).isEqualTo("x".repeat(Html.MOST_CHARACTERS - 2) + "…");
    String kept = "x".repeat(Html.MOST_CHARACTERS);
    assertThat(new Html().text(kept).toString()).isEqualTo(kept);
  }

  @Test
  void attributesWithoutAValueAreLeftOut() {
    assertThat(new Html().begin("td", "class", "", "dir", "auto").end().toString())
        .isEqualTo("<td dir=\"auto\"></td>");
  }
}
