package io.orcastrike.testkit.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A sink that breaks a rule of the contract is told which. */
class BrokenRuleTest {

  @Test
  void whatComesAgainArrivesOnce() {
    assertThat(failed(FolderRecordContractTest.Doubling.class))
        .contains("deliversOnceWhatComesAgain()");
  }

  @Test
  void whatCannotArriveIsSaidBefore() {
    assertThat(failed(FolderRecordContractTest.Promising.class))
        .containsExactly("saysBeforeTheRunWhyResultsCannotArrive()");
  }

  private static List<String> failed(Class<?> contract) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(contract))
        .execute()
        .testEvents()
        .failed()
        .map(event -> event.getTestDescriptor().getDisplayName())
        .sorted()
        .toList();
  }
}
