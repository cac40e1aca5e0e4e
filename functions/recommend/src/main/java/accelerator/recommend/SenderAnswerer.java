package accelerator.recommend;

/// Answers those who tell of users: events in, users out.
record SenderAnswerer(EventIntake events, ForgetIntake forgetting) implements Answerer {

  @Override
  public Response answer(Route route, Request request) {
    return switch (route) {
      case Route.Tell(var domain) -> events.answer(domain, request);
      case Route.Forget(var domain, var userId) -> forgetting.answer(domain, userId, request);
      case Route.Ask _ -> throw Answerer.elsewhere(route);
      case Route.AskLegacy _ -> throw Answerer.elsewhere(route);
      case Route.AskHealth _ -> throw Answerer.elsewhere(route);
      case Route.AskContract _ -> throw Answerer.elsewhere(route);
      case Route.AskClient _ -> throw Answerer.elsewhere(route);
      case Route.AskPage _ -> throw Answerer.elsewhere(route);
    };
  }
}
