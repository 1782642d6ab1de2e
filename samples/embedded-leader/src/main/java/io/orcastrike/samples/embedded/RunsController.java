package io.orcastrike.samples.embedded;

import io.orcastrike.core.Run;
import io.orcastrike.core.SteerAnswer;
import io.orcastrike.core.SteerCommand;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.TestNotFoundException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Starts runs, shows how they stand, and steers them, over HTTP. */
@RestController
@RequestMapping("/runs")
final class RunsController {
  private static final String BY = "http";

  private final Runs runs;
  private final LeaderSettings settings;

  RunsController(Runs runs, LeaderSettings settings) {
    this.runs = runs;
    this.settings = settings;
  }

  /** What a run is to do: {@code pause}, {@code resume}, {@code rate 1.5}, as the CLI has it. */
  record Command(String command) {
    Command {
      if (command == null) {
        throw new IllegalArgumentException("a command is missing: {\"command\": \"pause\"}");
      }
    }
  }

  @PostMapping
  ResponseEntity<RunView> start(@RequestBody RunRequest asked) throws TestNotFoundException {
    Run run = runs.start(asked);
    return ResponseEntity.created(URI.create("/runs/" + run.id())).body(RunView.of(run));
  }

  @GetMapping
  List<RunView> all() {
    return runs.all().stream().map(RunView::of).toList();
  }

  @GetMapping("/{id}")
  RunView show(@PathVariable String id) {
    return RunView.of(run(id));
  }

  @PostMapping("/{id}/stop")
  ResponseEntity<RunView> stop(@PathVariable String id) {
    Run run = run(id);
    run.stop(Verdict.INTERRUPTED, "stopped by " + BY);
    return ResponseEntity.accepted().body(RunView.of(run));
  }

  /** Waits for the leader's answer, some seconds at most. */
  @PostMapping("/{id}/steer")
  ResponseEntity<SteerAnswer> steer(@PathVariable String id, @RequestBody Command asked)
      throws InterruptedException {
    SteerAnswer answer = run(id).steer(SteerCommand.parse(asked.command()), BY);
    return ResponseEntity.status(answer.accepted() ? HttpStatus.OK : HttpStatus.CONFLICT)
        .body(answer);
  }

  /** Also of runs that an earlier start of this application has made. */
  @GetMapping("/{id:\\d{8}-\\d{6}-[0-9a-f]{4}}/report")
  ResponseEntity<Resource> report(@PathVariable String id) {
    Path page = settings.folder().resolve(id).resolve("report.html");
    FileSystemResource file = new FileSystemResource(page);
    if (!file.exists()) {
      throw new ResponseStatusException(
          HttpStatus.NOT_FOUND, "run %s has no report, or none yet".formatted(id));
    }
    return ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body(file);
  }

  private Run run(String id) {
    return runs.find(id)
        .orElseThrow(
            () ->
                new ResponseStatusException(
                    HttpStatus.NOT_FOUND,
                    "there is no run %s among the last: GET /runs names them".formatted(id)));
  }
}
