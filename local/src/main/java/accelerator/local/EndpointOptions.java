package accelerator.local;

import accelerator.core.InvalidInput;
import accelerator.emulators.loopback.PortTaken;
import accelerator.emulators.sam.gateway.TokenIssuer;
import accelerator.local.stack.LocalSecrets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What the template is told beside the local stack's own answers.
final class EndpointOptions {
  static final int ISSUER_PORT = 8082;
  static final String ISSUER_OPTION = "--issuer-port";
  static final String AUDIENCE = "local";

  @Option(
      names = "--set",
      paramLabel = "PARAMETER=VALUE",
      description = "Set a parameter of the template; more than once for several.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(
      names = "--origin",
      paramLabel = "ORIGIN",
      description =
          "Let web pages of this origin call the endpoint, such as http://localhost:3000.")
  private Optional<String> origin = Optional.empty();

  @Option(
      names = "--tokens",
      description =
          "Demand tokens: start an issuer, whose tokens `accelerator token --user USER` prints.")
  private boolean tokens;

  @Option(
      names = ISSUER_OPTION,
      description = "Port of the issuer (default: ${DEFAULT-VALUE}).",
      defaultValue = "" + ISSUER_PORT)
  private int issuerPort;

  @Option(
      names = "--senders",
      description =
          "Take events with the secret " + LocalSecrets.EVENTS_TEXT + ", as Basic or Bearer.")
  private boolean senders;

  /// Starts the issuer where tokens are demanded; it is the caller's to stop.
  ///
  /// @throws InvalidInput naming the issuer's own option, when it cannot be on its port
  Optional<TokenIssuer> issuer() {
    int on = PortOption.served(ISSUER_OPTION, issuerPort);
    try {
      return tokens ? Optional.of(TokenIssuer.start(on)) : Optional.empty();
    } catch (PortTaken failure) {
      throw new InvalidInput("%s with %s".formatted(failure.getMessage(), ISSUER_OPTION));
    }
  }

  /// The answers; what is set by name goes before what another option means. Whether there is such
  /// a parameter, and whether it takes the value, the template says.
  Map<String, String> answers(Optional<TokenIssuer> issuer) {
    Map<String, String> answers = new LinkedHashMap<>();
    origin.ifPresent(page -> answers.put("AllowedOrigins", page));
    issuer.ifPresent(
        local -> {
          answers.put("JwtIssuer", local.address());
          answers.put("JwtAudience", AUDIENCE);
          answers.put("UserClaim", "sub");
        });
    if (senders) {
      answers.put("EventsSecret", LocalSecrets.EVENTS);
      answers.put("AllowAnonymousEvents", "false");
    }
    answers.putAll(parameters);
    return answers;
  }
}
