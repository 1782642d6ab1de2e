package io.orcastrike.samples.jms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopicNamesTest {

  @Test
  void areMadeOfLettersAndDigitsAndDifferWhereChannelsDo() {
    List<String> channels =
        List.of("orca:{a}:beat", "orca:{a.b}:beat", "orca:{a_002eb}:beat", "*", ">", "#", "ä", "");

    assertThat(channels.stream().map(TopicNames::of))
        .allMatch(name -> name.matches("[A-Za-z0-9_]+"))
        .doesNotHaveDuplicates()
        .contains("orca_orca_003a_007ba_007d_003abeat");
  }
}
