package io.orcastrike.core;

import io.orcastrike.report.Delivery;
import io.orcastrike.report.RecordedInterval;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import io.orcastrike.spi.RecordSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A sink that takes the record and notes its calls; a test says what goes wrong at them. */
class NotedRecordSink implements RecordSink {
  final Queue<String> calls = new ConcurrentLinkedQueue<>();
  final Queue<RecordedInterval> intervals = new ConcurrentLinkedQueue<>();
  final AtomicInteger closes = new AtomicInteger();
  final CountDownLatch closed = new CountDownLatch(1);
  final CountDownLatch began = new CountDownLatch(1);
  volatile RunInfo info;
  volatile RunReport report;
  volatile boolean required;
  volatile boolean complete = true;

  /** Does what a test wants at a call. */
  void on(String call) throws Exception {}

  private void note(String call) throws Exception {
    calls.add(call);
    on(call);
  }

  @Override
  public String name() {
    return "elsewhere";
  }

  @Override
  public void check() throws Exception {
    on("check");
  }

  @Override
  public boolean isRequired() {
    return required;
  }

  @Override
  public void started(RunInfo started) throws Exception {
    info = started;
    note("started");
  }

  @Override
  public void recorded(RecordedInterval interval) throws Exception {
    intervals.add(interval);
    began.countDown();
    note("recorded");
  }

  @Override
  public void ended(RunReport ended) throws Exception {
    report = ended;
    note("ended");
  }

  @Override
  public void close() throws Exception {
    closes.incrementAndGet();
    closed.countDown();
    note("closed");
  }

  @Override
  public Delivery delivery() {
    return new Delivery(name(), complete, intervals.size() + " intervals have arrived");
  }

  /** Returns the calls, those of intervals taken together. */
  List<String> order() {
    List<String> order = new ArrayList<>();
    for (String call : calls) {
      if (order.isEmpty() || !call.equals("recorded") || !order.getLast().equals(call)) {
        order.add(call);
      }
    }
    return order;
  }
}
