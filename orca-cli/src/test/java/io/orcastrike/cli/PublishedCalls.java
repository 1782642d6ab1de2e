package io.orcastrike.cli;

import io.orcastrike.maven.Artifact;
import io.orcastrike.maven.Machine;
import io.orcastrike.maven.RepositoryFolder;
import io.orcastrike.maven.RepositoryServer;
import io.orcastrike.report.LockedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The test of {@link SwarmTarget} in a Maven repository that asks for a password. Of each call it
 * gets a word from a library of a library.
 *
 * <p>Used by one thread at a time.
 */
final class PublishedCalls implements AutoCloseable {
  static final String GROUP = "com.acme";
  static final String TEST = GROUP + ":calls:1";
  static final String SPEECH = "org.lib:speech:1";
  static final String WORDS = "org.lib:words:1";

  /** Of the repository. */
  static final String PASSWORD = "right-horse-battery";

  private static final String USER = "orca";

  private final Path folder;
  private final RepositoryFolder repository;
  private final RepositoryServer server;

  PublishedCalls(Path folder) throws IOException {
    this.folder = folder;
    this.repository = new RepositoryFolder(folder.resolve("repository"));
    repository.deploy(words("GET"));
    repository.deploy(Artifact.of(SPEECH).needing(WORDS));
    repository.deploy(calls("1"));
    this.server = new RepositoryServer(repository).requiring(USER, PASSWORD);
  }

  /** Returns the test with its library. */
  static Artifact calls(String version) {
    String word = "Class.forName(\"org.lib.Words\").getField(\"FIRST\").get(null) + \" /";
    return Artifact.of(GROUP + ":calls:" + version)
        .needing(SPEECH)
        .withSource(
            "com/acme/Calls.java",
            "package com.acme;\n" + SwarmTarget.TEST.replace("\"GET /", word));
  }

  /** Returns the library of the library. */
  static Artifact words(String first) {
    return Artifact.of(WORDS)
        .withSource(
            "org/lib/Words.java",
            "package org.lib; public class Words { public static final String FIRST = \"%s\"; }"
                .formatted(first));
  }

  RepositoryFolder repository() {
    return repository;
  }

  /** Makes a machine that has nothing, and knows the password. */
  Machine machine(String name) throws IOException {
    return machine(name, PASSWORD);
  }

  Machine machine(String name, String password) throws IOException {
    return Machine.in(folder.resolve("machine-" + name))
        .configure(
            """
            <servers>
              <server><id>acme</id><username>%s</username><password>%s</password></server>
            </servers>
            """
                .formatted(USER, password));
  }

  /** Fetches the test into the local repository of a machine. */
  Machine filled(Machine machine) throws Exception {
    machine.loader().repository("acme", server.url()).build().find(TEST);
    return machine;
  }

  /** Returns the flags of a process on that machine, after some others. */
  String[] on(Machine machine, String... others) {
    List<String> flags = new ArrayList<>(List.of(others));
    flags.addAll(List.of("--repository", "acme=" + server.url()));
    flags.addAll(List.of("--settings", machine.settings().toString()));
    flags.addAll(List.of("--local-repository", machine.localRepository().root().toString()));
    return flags.toArray(String[]::new);
  }

  /** Returns how often a file was asked for. */
  long requests(String file) {
    return server.requests().stream().filter(each -> each.endsWith("/" + file)).count();
  }

  /** Returns the files as they lie in the repository. */
  List<LockedFile> lock() throws Exception {
    List<LockedFile> lock = new ArrayList<>();
    for (String each : List.of(TEST, SPEECH, WORDS)) {
      byte[] jar = Files.readAllBytes(repository.file(each, ".jar"));
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(jar);
      lock.add(new LockedFile(each, HexFormat.of().formatHex(digest)));
    }
    return lock;
  }

  /** Switches the server off. */
  @Override
  public void close() {
    server.close();
  }
}
