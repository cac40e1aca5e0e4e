package accelerator.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import accelerator.core.Domain;
import accelerator.emulators.sam.gateway.TokenIssuer;
import accelerator.local.stack.LocalStack;
import accelerator.local.stack.SourceData;
import accelerator.local.stack.StackSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What somebody can do with a stack that has run: where it answers, and the commands to go on
/// with. An endpoint is announced once it has answered.
///
/// @param endpoint where the stack answers
/// @param data the folder of somebody's own tables; none of the sample
/// @param issuer of whom the endpoint demands tokens
/// @param clock that tokens are issued by
record Announcement(
    URI endpoint, Optional<Path> data, Optional<TokenIssuer> issuer, InstantSource clock) {

  static Announcement of(
      LocalStack stack, StackSettings settings, Optional<TokenIssuer> tokenIssuer) {
    return new Announcement(stack.endpoint(), settings.data(), tokenIssuer, stack.clock());
  }

  /// Somebody to ask for in each domain; none of a domain whose data knows nobody.
  static SequencedMap<Domain, String> shoppers(LocalStack stack, StackSettings settings) {
    SequencedMap<Domain, String> shoppers = new LinkedHashMap<>();
    for (Domain domain : settings.domains()) {
      SourceData.shoppers(stack.snowflake().warehouse(), domain).stream()
          .findFirst()
          .ifPresent(shopper -> shoppers.put(domain, shopper));
    }
    return shoppers;
  }

  private record Question(String address, String shopper) {}

  /// The lines to show, after the first questions have been answered: the shelves of a domain that
  /// the run has published are asked for once, so that nobody waits for what is done only once.
  ///
  /// @param shoppers whom to ask for, by domain
  List<String> lines(SequencedMap<Domain, String> shoppers, boolean hasSucceeded) {
    List<Question> questions =
        shoppers.entrySet().stream().map(each -> question(each.getKey(), each.getValue())).toList();
    if (hasSucceeded) {
      FirstQuestions first = new FirstQuestions(Clock.systemUTC());
      questions.forEach(each -> first.ask(each.address(), token(each.shopper())));
    }
    List<String> lines = new ArrayList<>(List.of("", "Storefront  " + endpoint));
    issuer.ifPresent(
        local -> lines.add("Issuer      %s  (%s)".formatted(local.address(), asking(local))));
    questions.forEach(each -> lines.add("Endpoint    " + each.address()));
    lines.addAll(next(questions));
    lines.add("Stop with Ctrl-C.");
    return lines;
  }

  /// One personal question. An id is any text: none of its characters ends the parameter.
  private Question question(Domain domain, String shopper) {
    return new Question(
        "%s/v1/%s/%s?userId=%s"
            .formatted(
                endpoint,
                domain.key(),
                domain.recommenders().getLast().key(),
                URLEncoder.encode(shopper, UTF_8).replace("+", "%20")),
        shopper);
  }

  private Optional<String> token(String shopper) {
    return issuer.map(
        local ->
            local.token(shopper, EndpointOptions.AUDIENCE, clock.instant(), Duration.ofMinutes(5)));
  }

  /// The command that prints a token.
  private static String asking(TokenIssuer issuer) {
    int port = issuer.endpoint().getPort();
    return port == EndpointOptions.ISSUER_PORT
        ? "./accelerator token --user USER"
        : String.format(
            Locale.ROOT,
            "./accelerator token --user USER %s %d",
            EndpointOptions.ISSUER_OPTION,
            port);
  }

  private List<String> next(List<Question> questions) {
    String header =
        issuer
            .map(local -> " -H \"Authorization: Bearer $(%s)\"".formatted(asking(local)))
            .orElse("");
    Stream<String> asking =
        questions.stream()
            .limit(1)
            .map(each -> "  curl '%s&numResults=5'%s".formatted(each.address(), header));
    Stream<String> others =
        data.map(folder -> ShellWord.of(folder.toString()))
            .map(folder -> Stream.of("  ./accelerator evaluate --data " + folder))
            .orElse(Stream.of("  ./accelerator evaluate", "  ./accelerator up --data DIR"));
    return Stream.concat(Stream.of("", "Next, in another terminal:"), Stream.concat(asking, others))
        .toList();
  }
}
