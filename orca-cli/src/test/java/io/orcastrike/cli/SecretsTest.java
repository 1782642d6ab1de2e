package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir Path folder;

  @Test
  void comeFromTheEnvironment() {
    Secrets secrets = new Secrets(Map.of("ORCA_SECRET_API_KEY", "s3cret", "ORCA_SECRET_pin", "1"));
    assertThat(secrets.apply("api-key")).contains("s3cret");
    assertThat(secrets.apply("pin")).contains("1");
    assertThat(secrets.apply("other")).isEmpty();
  }

  @Test
  void comeFromAFileThatTheEnvironmentNames() throws Exception {
    Path file = Files.writeString(folder.resolve("key"), "from file\n");
    assertThat(new Secrets(Map.of("ORCA_SECRET_KEY_FILE", file.toString())).apply("key"))
        .contains("from file");
  }

  @Test
  void sayWhichFileCannotBeRead() {
    Secrets secrets = new Secrets(Map.of("ORCA_SECRET_KEY_FILE", folder + "/gone"));
    assertThatThrownBy(() -> secrets.apply("key"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("ORCA_SECRET_KEY_FILE");
  }
}
