package io.orcastrike.testkit.junit;

import io.orcastrike.report.RunReport;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Runs what {@link OrcaTest} asks for, and gives an {@link OrcaRunner} to any test that takes one.
 * An assertion that fails after a run says where its report is.
 *
 * <p>Settings are configuration parameters of JUnit, given as {@code -Dorca.smoke=true} or in
 * {@code junit-platform.properties}; what is given on the command line counts:
 *
 * <ul>
 *   <li>{@code orca.smoke}: whether runs are short and small; no
 *   <li>{@code orca.smoke.scale}: by what each load is multiplied then; 0.1
 *   <li>{@code orca.smoke.duration}: after which time it ends; 10s
 *   <li>{@code orca.smoke.failures}: the share of iterations that may fail; 0
 *   <li>{@code orca.max-lag}: the lag up to which a run is trusted, such as 50ms on a machine that
 *       does other things too; 5ms
 *   <li>{@code orca.reports}: the folder of all reports; target/orca
 *   <li>{@code orca.param.NAME}: a parameter of every load test, instead of what the test gives; as
 *       a system property only
 * </ul>
 *
 * <p>Safe for use by many threads.
 */
public final class OrcaExtension implements ParameterResolver, InvocationInterceptor {
  private static final Namespace NAMESPACE = Namespace.create(OrcaExtension.class);

  /** Made by JUnit. */
  public OrcaExtension() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == OrcaRunner.class
        || (type == RunReport.class
            && AnnotationSupport.isAnnotated(parameter.getDeclaringExecutable(), OrcaTest.class));
  }

  /** Resolves a report to nothing at first: time-outs count from the method's invocation only. */
  @Override
  public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == OrcaRunner.class ? runner(context) : null;
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> called,
      ExtensionContext context)
      throws Throwable {
    intercept(invocation, called, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> called,
      ExtensionContext context)
      throws Throwable {
    intercept(invocation, called, context);
  }

  private static void intercept(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> called,
      ExtensionContext context)
      throws Throwable {
    OrcaRunner runner = runner(context);
    Optional<OrcaTest> asked = asked(context);
    try {
      if (asked.isEmpty()) {
        invocation.proceed();
      } else {
        invocation.skip();
        judge(runner, runner.run(AskedRun.of(asked.get())), called);
      }
    } catch (AssertionError e) {
      throw runner.withPlaces(e);
    }
  }

  private static void judge(
      OrcaRunner runner, RunReport report, ReflectiveInvocationContext<Method> called) {
    runner.judge(report);
    if (!runner.isSmoke()) {
      Object[] arguments = called.getArguments().toArray();
      Class<?>[] types = called.getExecutable().getParameterTypes();
      for (int i = 0; i < types.length; i++) {
        arguments[i] = types[i] == RunReport.class ? report : arguments[i];
      }
      ReflectionSupport.invokeMethod(
          called.getExecutable(), called.getTarget().orElse(null), arguments);
    }
  }

  private static OrcaRunner runner(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(OrcaRunner.class, key -> newRunner(context), OrcaRunner.class);
  }

  private static OrcaRunner newRunner(ExtensionContext context) {
    Settings settings = Settings.of(context::getConfigurationParameter);
    boolean smoke = asked(context).map(OrcaTest::smoke).orElse(false);
    ReportFolders folders =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(
                ReportFolders.class, key -> new ReportFolders(), ReportFolders.class);
    return new OrcaRunner(smoke ? settings.withSmoke() : settings, folders, context);
  }

  private static Optional<OrcaTest> asked(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getElement(), OrcaTest.class);
  }
}
