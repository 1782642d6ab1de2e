package io.orcastrike.samples.embedded;

import io.orcastrike.core.Swarm;
import io.orcastrike.maven.MavenLoader;
import io.orcastrike.redis.RedisAddress;
import io.orcastrike.redis.RedisTransport;
import io.orcastrike.samples.echo.EchoTest;
import io.orcastrike.spi.TestLoader;
import java.io.IOException;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The application, and what of Orca it is made of. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(LeaderSettings.class)
public class EmbeddedLeader {

  /** Starts it. */
  public static void main(String[] arguments) {
    SpringApplication.run(EmbeddedLeader.class, arguments);
  }

  /** Finds the application's own tests by name, and others by their Maven coordinates. */
  @Bean
  TestLoader tests(LeaderSettings settings) {
    MavenLoader.Builder coordinates = MavenLoader.builder();
    settings.allow().forEach(coordinates::allow);
    return new NamedTests(Map.of("echo", EchoTest::new), coordinates.build());
  }

  /** Connects to the Redis where the drones are; closed after the runs have ended. */
  @Bean(destroyMethod = "close")
  @ConditionalOnProperty("orca.redis")
  RedisTransport transport(LeaderSettings settings) throws IOException {
    return RedisTransport.connect(RedisAddress.of(settings.redis()));
  }

  @Bean
  @ConditionalOnProperty("orca.redis")
  Swarm swarm(RedisTransport transport, LeaderSettings settings) {
    return Swarm.on(transport).namespace(settings.namespace());
  }
}
