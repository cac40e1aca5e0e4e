package accelerator.emulators.loopback.command;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.loopback.PortTaken;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Timeout(60)
class ServingCommandTest {
  private final StringWriter said = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private final List<String> closed = new ArrayList<>();
  private final CountDownLatch serving = new CountDownLatch(1);
  @TempDir Path folder;

  /// Serves two things, or nothing.
  @Command(name = "two")
  private final class Two extends ServingCommand {
    @Mixin private BucketOptions buckets = new BucketOptions();

    @Option(names = "--fail")
    private boolean fails;

    @Override
    protected void serve(PrintWriter out) {
      closing(() -> closed.add("first"));
      buckets.open(this, "eu-west-1");
      closing(() -> closed.add("second"));
      if (fails) {
        onPort(
            "--port",
            7,
            () -> {
              throw new PortTaken(7, new IOException("taken"));
            });
      }
      out.println(buckets.described());
      serving.countDown();
    }
  }

  private int execute(String... arguments) {
    CommandLine line = ServingCommand.commandLine(new Two());
    line.setOut(new PrintWriter(said, true));
    line.setErr(new PrintWriter(errors, true));
    return line.execute(arguments);
  }

  @Test
  void servesUntilItIsInterruptedAndClosesInReverse() throws InterruptedException {
    Thread command = Thread.ofPlatform().start(() -> execute("--objects", folder.toString()));
    serving.await();
    command.interrupt();
    command.join();

    assertThat(said.toString().lines())
        .containsExactly(folder + "/BUCKET/KEY is s3://BUCKET/KEY", "Stop with Ctrl-C.");
    assertThat(closed).containsExactly("second", "first");
    assertThat(errors.toString()).isEmpty();
  }

  @Test
  void closesWhatWasOpenedBeforeAFailure() {
    assertThat(execute("--s3-endpoint", "http://127.0.0.1:9", "--fail")).isEqualTo(2);
    assertThat(closed).containsExactly("second", "first");
    assertThat(errors.toString().strip())
        .isEqualTo("two: --port must be free on 127.0.0.1, 7 is taken");
  }

  @Test
  void printsTheVersionThatItWasBuiltAs() {
    assertThat(execute("--version")).isZero();
    assertThat(said.toString().strip()).matches("two [0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--fail|Missing required option: '--objects=DIR', or '--s3-endpoint=URL' in its place",
        "--objects nowhere|--objects must be a folder, was 'nowhere'",
        "--objects . --s3-endpoint http://127.0.0.1:9|--objects and --s3-endpoint must not be given together",
        "--s3-endpoint 127.0.0.1|--s3-endpoint must be like http://127.0.0.1:9600, was '127.0.0.1'",
        "--s3-endpoint ftp://127.0.0.1|--s3-endpoint must be like http://127.0.0.1:9600, was 'ftp://127.0.0.1'",
      })
  void refusesBucketsThatCannotBe(String options, String message) {
    assertThat(execute(options.split(" "))).isEqualTo(2);
    assertThat(errors.toString().strip()).isEqualTo("two: " + message);
    assertThat(closed).containsExactly("first");
  }
}
