package io.orcastrike.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The files of a new project. */
final class Template {
  private Template() {}

  /** Returns the files by their paths. */
  static Map<String, String> files(String name, String version) {
    String type = typeName(name);
    String pack = name.replace("-", "");
    Map<String, String> files = new LinkedHashMap<>();
    files.put("pom.xml", fill(POM, name, version, pack, type));
    files.put(
        "src/main/java/%s/%s.java".formatted(pack, type), fill(LOAD, name, version, pack, type));
    files.put(
        "src/test/java/%s/%sTest.java".formatted(pack, type),
        fill(TEST, name, version, pack, type));
    files.put("src/test/resources/junit-platform.properties", SETTINGS);
    return files;
  }

  private static String typeName(String name) {
    StringBuilder type = new StringBuilder();
    for (String word : name.split("-", -1)) {
      type.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return type.toString();
  }

  private static String fill(String text, String name, String version, String pack, String type) {
    return text.replace("$NAME", name)
        .replace("$VERSION", version)
        .replace("$PACKAGE", pack)
        .replace("$TYPE", type);
  }

  private static final String LOAD =
      """
      package $PACKAGE;

      import static io.orcastrike.api.LoadProfile.arrivalRate;
      import static io.orcastrike.api.Metric.errorRate;
      import static io.orcastrike.api.Metric.p95;
      import static io.orcastrike.api.Rate.perSecond;
      import static java.time.Duration.ofMillis;
      import static java.time.Duration.ofSeconds;

      import com.sun.net.httpserver.HttpServer;
      import io.orcastrike.api.DroneContext;
      import io.orcastrike.api.Iteration;
      import io.orcastrike.api.LoadTest;
      import io.orcastrike.api.Parameters;
      import io.orcastrike.api.Plan;
      import io.orcastrike.http.Http;
      import io.orcastrike.http.HttpCheck;
      import java.io.IOException;
      import java.net.InetAddress;
      import java.net.InetSocketAddress;
      import java.util.Map;
      import java.util.concurrent.Executors;

      /** Asks a server for a page, 20 times a second. */
      public final class $TYPE implements LoadTest {
        private HttpServer ownTarget;
        private Http http;

        @Override
        public Plan plan(Parameters parameters) {
          double rate = parameters.number("rate", 20);
          return Plan.named("$NAME")
              .load(
                  "visitors",
                  arrivalRate(perSecond(0)).rampTo(perSecond(rate), ofSeconds(2)).hold(ofSeconds(8)))
              .scenario("visit", this::visit)
              .threshold(p95("visit").below(ofMillis(500)))
              .threshold(errorRate().below(0.01))
              .build();
        }

        /** Takes the target given by --param target=http://..., or starts one in this process. */
        @Override
        public Map<String, String> setUp(Parameters parameters) throws IOException {
          String given = parameters.text("target", "");
          return Map.of("target", given.isEmpty() ? startTarget() : given);
        }

        @Override
        public void tearDown(Parameters parameters, Map<String, String> values) {
          if (ownTarget != null) {
            ownTarget.stop(0);
          }
        }

        @Override
        public void prepare(DroneContext context) {
          http = Http.to(context.values().get("target")).sharedConnections(100).open(context);
        }

        @Override
        public void cleanup() {
          if (http != null) {
            http.close();
          }
        }

        void visit(Iteration it) throws Exception {
          http.user(it)
              .step("page")
              .require(HttpCheck.status(200))
              .check(HttpCheck.bodyContains("hello"))
              .get("/");
        }

        private String startTarget() throws IOException {
          ownTarget = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
          ownTarget.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
          ownTarget.createContext(
              "/",
              exchange -> {
                byte[] body = "hello".getBytes();
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
              });
          ownTarget.start();
          return "http://localhost:" + ownTarget.getAddress().getPort();
        }
      }
      """;

  private static final String TEST =
      """
      package $PACKAGE;

      import static io.orcastrike.testkit.OrcaAssertions.assertThat;

      import io.orcastrike.report.RunReport;
      import io.orcastrike.testkit.junit.OrcaTest;

      /** Runs the load test: mvn test makes it short and small, mvn test -Dorca.smoke=false whole. */
      class $TYPETest {
        @OrcaTest($TYPE.class)
        void servesEveryPage(RunReport report) {
          assertThat(report).step("page").hasNoErrors();
        }
      }
      """;

  private static final String SETTINGS =
      """
      # What is given by -D counts instead.
      orca.smoke=true
      orca.smoke.duration=3s
      """;

  private static final String POM =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <project xmlns="http://maven.apache.org/POM/4.0.0"
               xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
               xsi:schemaLocation="http://maven.apache.org/POM/4.0.0 http://maven.apache.org/xsd/maven-4.0.0.xsd">
        <modelVersion>4.0.0</modelVersion>

        <groupId>com.example</groupId>
        <artifactId>$NAME</artifactId>
        <version>1.0-SNAPSHOT</version>

        <properties>
          <maven.compiler.release>21</maven.compiler.release>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
          <!-- Where mvn deploy publishes the test, and drones find it: -Drepository=https://... -->
          <repository>file://${project.basedir}/target/repository</repository>
        </properties>

        <distributionManagement>
          <repository>
            <id>releases</id>
            <url>${repository}</url>
          </repository>
          <snapshotRepository>
            <id>releases</id>
            <url>${repository}</url>
          </snapshotRepository>
        </distributionManagement>

        <dependencies>
          <dependency>
            <groupId>io.orcastrike</groupId>
            <artifactId>orca-api</artifactId>
            <version>$VERSION</version>
          </dependency>
          <dependency>
            <groupId>io.orcastrike</groupId>
            <artifactId>orca-http</artifactId>
            <version>$VERSION</version>
          </dependency>
          <dependency>
            <groupId>io.orcastrike</groupId>
            <artifactId>orca-testkit</artifactId>
            <version>$VERSION</version>
            <scope>test</scope>
          </dependency>
          <dependency>
            <groupId>org.junit.jupiter</groupId>
            <artifactId>junit-jupiter</artifactId>
            <version>5.14.4</version>
            <scope>test</scope>
          </dependency>
        </dependencies>

        <build>
          <plugins>
            <!-- A JDK of version 21 or newer, whatever mvn itself runs on. -->
            <plugin>
              <artifactId>maven-toolchains-plugin</artifactId>
              <version>3.3.0</version>
              <executions>
                <execution>
                  <goals>
                    <goal>select-jdk-toolchain</goal>
                  </goals>
                  <configuration>
                    <version>[21,)</version>
                  </configuration>
                </execution>
              </executions>
            </plugin>
            <plugin>
              <artifactId>maven-resources-plugin</artifactId>
              <version>3.5.0</version>
            </plugin>
            <plugin>
              <artifactId>maven-compiler-plugin</artifactId>
              <version>3.16.0</version>
            </plugin>
            <plugin>
              <artifactId>maven-surefire-plugin</artifactId>
              <version>3.6.1</version>
            </plugin>
            <plugin>
              <artifactId>maven-jar-plugin</artifactId>
              <version>3.5.1</version>
            </plugin>
            <plugin>
              <artifactId>maven-install-plugin</artifactId>
              <version>3.1.4</version>
            </plugin>
            <plugin>
              <artifactId>maven-deploy-plugin</artifactId>
              <version>3.1.4</version>
            </plugin>
          </plugins>
        </build>
      </project>
      """;
}
