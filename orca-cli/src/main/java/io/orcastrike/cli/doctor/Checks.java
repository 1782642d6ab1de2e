package io.orcastrike.cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import io.orcastrike.redis.RedisAcl;
import io.orcastrike.redis.RedisAddress;
import io.orcastrike.spi.RecordSink;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects what is to be looked at.
 *
 * <p>Used by one thread at a time.
 */
public final class Checks {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final List<Check> all = new ArrayList<>();

  /** Adds this machine and what runs here. */
  public Checks machine() {
    Runtime runtime = Runtime.getRuntime();
    long memory = 0;
    long files = -1;
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      memory = system.getTotalMemorySize();
      files =
          system instanceof UnixOperatingSystemMXBean unix ? unix.getMaxFileDescriptorCount() : -1;
    }
    all.add(new JavaCheck(Runtime.version().feature(), Runtime.version().toString()));
    all.add(new ProcessorsCheck(runtime.availableProcessors(), line("/sys/fs/cgroup/cpu.max")));
    all.add(new MemoryCheck(runtime.maxMemory(), memory));
    all.add(new OpenFilesCheck(files));
    all.add(new PortsCheck(line("/proc/sys/net/ipv4/ip_local_port_range")));
    all.add(new TemporaryFolderCheck(Path.of(System.getProperty("java.io.tmpdir", "/tmp"))));
    return this;
  }

  private static Optional<String> line(String file) {
    try {
      return Files.readAllLines(Path.of(file)).stream().findFirst();
    } catch (IOException e) {
      return Optional.empty(); // another system
    }
  }

  /** Adds a Redis where a swarm meets. */
  public Checks redis(RedisAddress address, RedisAcl.Role role, String namespace) {
    all.add(new Bounded("redis", PATIENCE, new RedisCheck(address, role, namespace)));
    return this;
  }

  /** Adds a file or folder from which a drone may run tests. */
  public Checks allowed(Path path) {
    all.add(new PolicyCheck(path));
    return this;
  }

  /** Adds a repository that tests come from. */
  public Checks repository(String id, URI url) {
    all.add(new Bounded("repository " + id, PATIENCE, new RepositoryCheck(id, url)));
    return this;
  }

  /**
   * Adds a key.
   *
   * @param secret whether it is the leader's own
   */
  public Checks key(Path file, boolean secret) {
    all.add(new KeyCheck(file, secret));
    return this;
  }

  /** Adds a sink, which is closed after it was looked at. */
  public Checks sink(String address, RecordSink sink) {
    all.add(new Bounded("sink", PATIENCE, new SinkCheck(address, sink)));
    return this;
  }

  /** Looks at all of it, one after another. */
  public List<Finding> look() throws InterruptedException {
    List<Finding> found = new ArrayList<>();
    for (Check check : all) {
      found.addAll(check.look());
    }
    return found;
  }
}
