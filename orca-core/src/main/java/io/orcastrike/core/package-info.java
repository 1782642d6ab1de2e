/**
 * Leads and carries out runs, for programs that embed them: {@link io.orcastrike.core.Orca} starts
 * a leader, with drones of its own in this process or with those of a swarm, or a drone that serves
 * the leaders of a swarm.
 *
 * <pre>{@code
 * Run run = Orca.test(ShopTest::new)
 *     .drones(3)
 *     .parameter("rate", "200")
 *     .sink(new ResultJson(folder))
 *     .start();
 * while (run.await(Duration.ofSeconds(1)).isEmpty()) {
 *   run.progress().ifPresent(progress -> show(progress.elapsed(), progress.totals()));
 * }
 * RunReport report = run.await();
 * if (report.verdict() != Verdict.PASSED) {
 *   alert(report.reasons());
 * }
 * }</pre>
 *
 * <p>From any thread, {@link io.orcastrike.core.Run#steer} changes the load and {@link
 * io.orcastrike.core.Run#stop} ends it early, with a whole report of what there was. What a run
 * comes to is always a report, never an exception; what cannot begin at all says so when it is
 * started.
 *
 * <p>Nothing here is global. Runs and drones of one JVM share no state, however many there are at
 * once. All threads are daemons or virtual, and are gone when a run has ended or a drone is closed:
 * a program that should outlive its {@code main} until a run has ended awaits it. Nothing exits the
 * JVM, adds shutdown hooks, prints, or reads the environment; what there is to say while a run goes
 * on is said to SLF4J.
 */
@NullMarked
package io.orcastrike.core;

import org.jspecify.annotations.NullMarked;
