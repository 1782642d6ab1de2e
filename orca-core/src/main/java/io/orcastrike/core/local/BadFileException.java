package io.orcastrike.core.local;

import io.orcastrike.spi.TestNotFoundException;
import java.io.IOException;
import java.nio.file.Path;

/** Says why a file of a test is not to be opened. */
final class BadFileException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final String likelyCause;
  private final String remedy;

  BadFileException(String what, Path file, String likelyCause, String remedy) {
    super(what);
    this.file = file.toAbsolutePath().toString();
    this.likelyCause = likelyCause;
    this.remedy = remedy;
  }

  /** Returns the exception for a file that is no jar, or not a whole one. */
  static BadFileException noJar(Path file, IOException thrown) {
    BadFileException bad =
        new BadFileException(
            "this file is no jar",
            file,
            "a cut download, or another kind of file (%s)".formatted(thrown.getMessage()),
            "jar tf " + file);
    bad.initCause(thrown);
    return bad;
  }

  /** Returns the exception for a jar that is made to do harm, or very odd. */
  static BadFileException absurd(String what, Path file) {
    return new BadFileException(
        what,
        file,
        "a damaged jar, or one that is made to exhaust whoever opens it",
        "jar tvf %s; build it anew".formatted(file));
  }

  /** Returns the exception for a jar whose signatures do not fit what is in it. */
  static BadFileException signature(Path file, SecurityException thrown) {
    BadFileException bad =
        new BadFileException(
            "the signature of this jar does not fit: " + thrown.getMessage(),
            file,
            "a jar changed after it was signed, or put together with the signatures of others",
            "build it without META-INF/*.SF, *.RSA and *.DSA of other jars");
    bad.initCause(thrown);
    return bad;
  }

  TestNotFoundException trouble() {
    return Trouble.of(String.valueOf(getMessage()), file, likelyCause, remedy, this);
  }
}
