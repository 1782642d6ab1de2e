package io.orcastrike.testkit.junit;

import io.orcastrike.api.LoadTest;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of JUnit that runs a load test and fails unless it passes. The method then looks at
 * figures that the plan has no thresholds for, of the report that it may take as a parameter; it
 * may be empty.
 *
 * <pre>{@code
 * class ShopLoadTest {
 *   @OrcaTest(ShopTest.class)
 *   void paysQuickly(RunReport report) {
 *     assertThat(report).step("pay").p99().isLessThan(ofMillis(250));
 *   }
 * }
 * }</pre>
 *
 * <p>The load runs when all {@code @BeforeEach} have, within the time that a {@code @Timeout}
 * allows. The report is written into a folder of its own, {@code
 * target/orca/<class>/<method>/report.html}, and its place is published.
 *
 * <p>A smoke run, as {@code -Dorca.smoke} makes of each of them, is short and small and asks
 * whether the load test works: it fails when iterations do, or when the load does not begin or end
 * as it should. It does not ask for figures, which a tenth of the load cannot show: the plan's
 * thresholds stand in the report but do not fail the test, and the method is not called.
 *
 * <p>Settings are those of {@link OrcaExtension}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith(OrcaExtension.class)
public @interface OrcaTest {

  /** Returns the load test, which has a constructor without parameters. */
  Class<? extends LoadTest> value();

  /** Returns how many drones the load is divided among, all in this process. */
  int drones() default 1;

  /** Returns parameters of the load test, each as {@code "rate=20"}. */
  String[] parameters() default {};

  /** Returns by what every load is multiplied; a smoke run has a scale of its own. */
  double scale() default 1;

  /** Returns whether this is a smoke run whatever is set outside. */
  boolean smoke() default false;
}
