package accelerator.local;

import accelerator.core.Domain;
import accelerator.emulators.sam.gateway.TokenIssuer;
import accelerator.local.run.RunOutcome;
import accelerator.local.stack.LocalStack;
import accelerator.local.stack.SourceData;
import accelerator.local.stack.StackSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What somebody can do with a stack that has run: where it answers, and the commands to go on
/// with. An endpoint is announced once it has answered.
final class Announcement {
  private final LocalStack stack;
  private final StackSettings settings;
  private final Optional<TokenIssuer> issuer;

  Announcement(LocalStack stack, StackSettings settings, Optional<TokenIssuer> issuer) {
    this.stack = stack;
    this.settings = settings;
    this.issuer = issuer;
  }

  private record Question(String address, String shopper) {}

  /// The lines to show, after the first questions have been answered: the shelves of a domain that
  /// the run has published are asked for once, so that nobody waits for what is done only once.
  List<String> lines(RunOutcome outcome) {
    List<Question> questions = questions();
    if (outcome.succeeded()) {
      FirstQuestions first = new FirstQuestions(Clock.systemUTC());
      questions.forEach(each -> first.ask(each.address(), token(each.shopper())));
    }
    List<String> lines = new ArrayList<>(List.of("", "Storefront  " + stack.endpoint()));
    issuer.ifPresent(
        local ->
            lines.add(
                "Issuer      %s  (./accelerator token --user USER)".formatted(local.address())));
    questions.forEach(each -> lines.add("Endpoint    " + each.address()));
    lines.addAll(next(questions));
    lines.add("Stop with Ctrl-C.");
    return lines;
  }

  /// One personal question for each domain that has somebody to ask for.
  private List<Question> questions() {
    return settings.domains().stream().flatMap(domain -> question(domain).stream()).toList();
  }

  private Optional<Question> question(Domain domain) {
    return SourceData.shoppers(stack.snowflake().warehouse(), domain).stream()
        .findFirst()
        .map(
            shopper ->
                new Question(
                    "%s/v1/%s/%s?userId=%s"
                        .formatted(
                            stack.endpoint(),
                            domain.key(),
                            domain.recommenders().getLast().key(),
                            shopper),
                    shopper));
  }

  private Optional<String> token(String shopper) {
    return issuer.map(
        local ->
            local.token(
                shopper, EndpointOptions.AUDIENCE, stack.clock().instant(), Duration.ofMinutes(5)));
  }

  private List<String> next(List<Question> questions) {
    String header =
        issuer.isPresent()
            ? " -H \"Authorization: Bearer $(./accelerator token --user USER)\""
            : "";
    Stream<String> asking =
        questions.stream()
            .limit(1)
            .map(each -> "  curl '%s&numResults=5'%s".formatted(each.address(), header));
    Stream<String> others =
        settings.data().isPresent()
            ? Stream.of("  ./accelerator evaluate --data " + settings.data().get())
            : Stream.of("  ./accelerator evaluate", "  ./accelerator up --data DIR");
    return Stream.concat(Stream.of("", "Next, in another terminal:"), Stream.concat(asking, others))
        .toList();
  }
}
