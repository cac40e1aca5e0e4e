package accelerator.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import accelerator.core.InvalidInput;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Prints a token of the issuer that `up --tokens` has started.
@Command(
    name = "token",
    description = "Print a token for a user, of the issuer that `up --tokens` starts.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  accelerator token --user u-00042            of the issuer of: up --tokens"
    })
final class TokenCommand implements Callable<Integer> {
  private static final String TOKEN = "[\\w-]+\\.[\\w-]+\\.[\\w-]+";

  /// The issuer's answer to a user or a time that cannot be.
  private static final int REFUSED = 400;

  @Option(names = "--user", required = true, description = "The user that the token is about.")
  private String user = "";

  @Option(
      names = "--seconds",
      description = "How long it holds (default: ${DEFAULT-VALUE}).",
      defaultValue = "3600")
  private int seconds;

  @Option(
      names = EndpointOptions.ISSUER_OPTION,
      description = "Port of the issuer (default: ${DEFAULT-VALUE}).",
      defaultValue = "" + EndpointOptions.ISSUER_PORT)
  private int issuerPort;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    URI address =
        URI.create(
            String.format(
                Locale.ROOT,
                "http://127.0.0.1:%d/token?sub=%s&aud=%s&seconds=%d",
                PortOption.asked(EndpointOptions.ISSUER_OPTION, issuerPort),
                URLEncoder.encode(user, UTF_8),
                EndpointOptions.AUDIENCE,
                seconds));
    try (HttpClient client = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build()) {
      HttpResponse<String> token =
          client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
      boolean isToken = token.statusCode() == 200 && token.body().matches(TOKEN);
      if (!isToken && token.statusCode() != REFUSED) {
        throw new InvalidInput(
            String.format(
                Locale.ROOT,
                "what answers on port %d (status %d) is no issuer of ./accelerator up --tokens:"
                    + " say where that is with %s",
                issuerPort,
                token.statusCode(),
                EndpointOptions.ISSUER_OPTION));
      }
      spec.commandLine().getOut().println(token.body());
      return isToken ? 0 : 1;
    } catch (IOException _) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "no issuer answers on port %d; start it with: ./accelerator up --tokens",
              issuerPort));
    }
  }
}
