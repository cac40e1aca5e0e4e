package accelerator.recommend;

/// Answers what is asked, and what there is.
final class QuestionAnswerer implements Answerer {
  private final Recommendations recommendations;
  private final LegacyAddress original;
  private final Page page;
  private final Health health;

  QuestionAnswerer(Recommendations recommendations, Page page, Health health) {
    this.recommendations = recommendations;
    this.original = new LegacyAddress(recommendations);
    this.page = page;
    this.health = health;
  }

  @Override
  public Response answer(Route route, Request request) {
    return switch (route) {
      case Route.Ask(var recommender) -> recommendations.answer(recommender, request);
      case Route.AskLegacy() -> original.answer(request);
      case Route.AskHealth() -> health.answer();
      case Route.AskContract() -> Contract.DOCUMENT.answer(request);
      case Route.AskClient() -> Contract.CLIENT.answer(request);
      case Route.AskPage(var domain) -> page.answer(domain, request);
      case Route.Tell _ -> throw Answerer.elsewhere(route);
      case Route.Forget _ -> throw Answerer.elsewhere(route);
    };
  }
}
