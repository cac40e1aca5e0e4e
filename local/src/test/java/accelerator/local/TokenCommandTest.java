package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import accelerator.emulators.sam.gateway.TokenIssuer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TokenCommandTest {
  private final StringWriter errors = new StringWriter();
  private final StringWriter said = new StringWriter();

  private int execute(int port, String user) {
    CommandLine line =
        Main.commandLine()
            .setErr(new PrintWriter(errors, true))
            .setOut(new PrintWriter(said, true));
    return line.execute("token", "--user", user, "--issuer-port", String.valueOf(port));
  }

  @Test
  void printsATokenOfTheIssuer() {
    try (TokenIssuer issuer = TokenIssuer.start()) {
      assertThat(execute(issuer.endpoint().getPort(), "auth0|a b&c")).isZero();
      assertThat(said.toString().strip()).matches("[\\w-]+[.][\\w-]+[.][\\w-]+");
    }
  }

  @Test
  void saysWhatTheIssuerRefuses() {
    try (TokenIssuer issuer = TokenIssuer.start()) {
      assertThat(execute(issuer.endpoint().getPort(), "")).isEqualTo(1);
      assertThat(said.toString().strip()).isEqualTo("sub, aud and seconds must be given");
    }
  }

  @Test
  void saysThatWhoAnswersIsNoIssuer() {
    try (LoopbackServer other =
        LoopbackServer.start(
            LoopbackSettings.of("other", 0),
            _ -> LoopbackAnswer.text(200, "text/html", "<html>hello"))) {
      int port = other.endpoint().getPort();

      assertThat(execute(port, "u-1")).isEqualTo(2);

      assertThat(errors.toString())
          .isEqualToNormalizingNewlines(
              String.format(
                  Locale.ROOT,
                  "accelerator: what answers on port %d (status 200) is no issuer of ./accelerator"
                      + " up --tokens: say where that is with --issuer-port\n",
                  port));
    }
  }
}
