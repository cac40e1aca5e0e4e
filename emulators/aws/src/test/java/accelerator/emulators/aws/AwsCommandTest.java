package accelerator.emulators.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Timeout(60)
class AwsCommandTest {
  private static final String ARN =
      "arn:aws:secretsmanager:eu-west-1:000000000000:secret:key-AbCdEf";
  private final StringWriter errors = new StringWriter();
  @TempDir private Path folder = Path.of("");

  @Test
  void printsWhereEachServiceAnswersUntilItIsStopped() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "hush");
    PipedReader said = new PipedReader();
    CommandLine line = AwsCommand.commandLine();
    line.setOut(new PrintWriter(new PipedWriter(said), true));
    String[] arguments =
        List.of(
                "--objects=" + folder.resolve("objects"),
                "--bucket=shop",
                "--secret-file=" + ARN + "=" + secret,
                "--s3-port=0",
                "--secrets-port=0",
                "--pricing-port=0")
            .toArray(String[]::new);

    Thread command = Thread.ofPlatform().start(() -> line.execute(arguments));
    List<String> lines = lines(said);
    command.interrupt();
    command.join();

    assertThat(lines.stream().map(each -> each.replaceAll("[0-9]+$", "PORT")))
        .containsExactly(
            "export AWS_ENDPOINT_URL_S3=http://127.0.0.1:PORT",
            "export AWS_ENDPOINT_URL_SECRETS_MANAGER=http://127.0.0.1:PORT",
            "export AWS_ENDPOINT_URL_PRICING=http://127.0.0.1:PORT",
            "Stop with Ctrl-C.");
    assertThat(folder.resolve("objects/shop")).isDirectory();
  }

  private static List<String> lines(PipedReader said) throws IOException {
    BufferedReader reader = new BufferedReader(said);
    Stream.Builder<String> lines = Stream.builder();
    for (int line = 0; line < 4; line++) {
      lines.add(reader.readLine());
    }
    return lines.build().toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--s3-port=0                                      | Missing required option: '--objects=DIR'",
        "--objects=o --s3-port=0 --secrets-port=65536     | aws: port of Secrets Manager must be 0..65535, was 65536",
        "--objects=o --s3-port=65536                      | aws: port of S3 must be 0..65535, was 65536",
        "--objects=o --s3-port=0 --secret=key=x           | secret ARN must be arn:..:secretsmanager:..:secret:NAME-xxxxxx, was 'key'",
        "--objects=o --s3-port=0 --secret-file=key=none   | aws: --secret-file must be a readable file, was 'none': none",
        "--objects=o --s3-port=0 --secrets-port=0 --pricing-port=0 --bucket=A | bucket name must be 3..63",
      })
  void refusesABadOptionByNameAndValueWithExitCodeTwo(String options, String message) {
    CommandLine line = AwsCommand.commandLine();
    line.setErr(new PrintWriter(errors, true));

    String inFolder = options.replace("--objects=o", "--objects=" + folder.resolve("o"));

    assertThat(line.execute(inFolder.split(" +"))).isEqualTo(2);
    assertThat(errors.toString()).contains(message);
  }
}
