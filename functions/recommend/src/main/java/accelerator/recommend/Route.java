package accelerator.recommend;

import accelerator.core.Domain;
import accelerator.core.Recommender;
import accelerator.recommend.events.Shown;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A resource of the endpoint, as a path names it.
sealed interface Route {
  /// Where the original accelerator takes events: the name of a dataset group follows, which here
  /// ends in its domain.
  String INTERACTION = "/interaction/";

  List<String> READ = List.of("GET", "HEAD");

  /// A user's id is all that is left of a path: the API has decoded it, slashes as well.
  int USERS_SEGMENTS = 5;

  /// The questions to one recommender.
  record Ask(Recommender recommender) implements Route {}

  /// The questions to one recommender, in the words of the endpoint's predecessor.
  record AskLegacy() implements Route {}

  /// How the endpoint is.
  record AskHealth() implements Route {}

  /// What the endpoint is.
  record AskContract() implements Route {}

  /// The module for web pages.
  record AskClient() implements Route {}

  /// The questions of a whole page.
  record AskPage(Domain domain) implements Route {}

  /// The events of a domain's users.
  record Tell(Domain domain) implements Route {}

  /// A user of a domain.
  record Forget(Domain domain, String userId) implements Route {}

  /// The route as the log names it: without what callers put into paths.
  default String template() {
    return switch (this) {
      case Ask ignored -> "/v1/{domain}/{recommender}";
      case AskLegacy ignored -> "/get_recommendations";
      case AskHealth ignored -> "/v1/health";
      case AskContract ignored -> "/openapi.json";
      case AskClient ignored -> "/client.js";
      case AskPage ignored -> "/v1/{domain}/page";
      case Tell ignored -> "/v1/{domain}/events";
      case Forget ignored -> "/v1/{domain}/users/{userId}";
    };
  }

  /// The methods that it has, as the `Allow` header lists them.
  default List<String> methods() {
    return switch (this) {
      case Tell ignored -> List.of("POST");
      case Forget ignored -> List.of("DELETE");
      case AskPage ignored -> List.of("POST");
      case Ask ignored -> READ;
      case AskLegacy ignored -> READ;
      case AskHealth ignored -> READ;
      case AskContract ignored -> READ;
      case AskClient ignored -> READ;
    };
  }

  /// The resource at a path.
  ///
  /// @throws Problem when there is none, naming what there is
  static Route of(String path) {
    switch (path) {
      case "/v1/health":
        return new AskHealth();
      case "/openapi.json":
        return new AskContract();
      case "/client.js":
        return new AskClient();
      case "/get_recommendations":
        return new AskLegacy();
      default:
    }
    if (path.startsWith(INTERACTION)) {
      return new Tell(domainOf(path.substring(INTERACTION.length())));
    }
    List<String> segments = List.of(path.split("/", USERS_SEGMENTS));
    if (segments.size() == USERS_SEGMENTS
        && path.startsWith("/v1/")
        && segments.get(3).equals("users")) {
      return new Forget(domain(segments.get(2)), segments.get(4));
    }
    if (segments.size() != 4 || !path.startsWith("/v1/")) {
      throw new Problem(
          Problem.Kind.UNKNOWN_ROUTE,
          "there are /v1/{domain}/{recommender}, /v1/{domain}/page, /v1/{domain}/events, /v1/{domain}/users/{userId}, /v1/health, /openapi.json, /client.js, /get_recommendations and /interaction/{datasetGroup}, was %s"
              .formatted(Shown.text(path)));
    }
    if (segments.get(3).equals("events")) {
      return new Tell(domain(segments.get(2)));
    }
    if (segments.get(3).equals("page")) {
      return new AskPage(domain(segments.get(2)));
    }
    return new Ask(recommender(domain(segments.get(2)), segments.get(3)));
  }

  private static Domain domainOf(String datasetGroup) {
    return Arrays.stream(Domain.values())
        .filter(each -> datasetGroup.equals(each.key()) || datasetGroup.endsWith("-" + each.key()))
        .findFirst()
        .orElseThrow(
            () ->
                new Problem(
                    Problem.Kind.UNKNOWN_DOMAIN,
                    "the dataset group must end in one of %s, was %s"
                        .formatted(
                            Arrays.stream(Domain.values()).map(Domain::key).toList(),
                            Shown.text(datasetGroup))));
  }

  private static Domain domain(String key) {
    for (Domain domain : Domain.values()) {
      if (domain.key().equals(key)) {
        return domain;
      }
    }
    throw new Problem(
        Problem.Kind.UNKNOWN_DOMAIN,
        "domain must be one of %s, was %s"
            .formatted(Arrays.stream(Domain.values()).map(Domain::key).toList(), Shown.text(key)));
  }

  /// The recommender of a domain by its name.
  ///
  /// @throws Problem when there is none, naming what there is
  static Recommender recommender(Domain domain, String key) {
    Optional<Recommender> found = Recommender.find(key);
    if (found.isPresent() && found.get().domain() == domain) {
      return found.get();
    }
    throw new Problem(
        Problem.Kind.UNKNOWN_RECOMMENDER,
        "recommender of %s must be one of %s, was %s"
            .formatted(
                domain.key(),
                domain.recommenders().stream().map(Recommender::key).toList(),
                Shown.text(key)));
  }
}
