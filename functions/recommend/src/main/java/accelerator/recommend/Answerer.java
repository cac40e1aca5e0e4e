package accelerator.recommend;

/// What answers the requests to some routes.
interface Answerer {

  /// The answer to a request whose route has its method.
  ///
  /// @throws Problem when there is none, or the route is another function's
  Response answer(Route route, Request request);

  /// What somebody gets who found a way past the API's own routes.
  static Problem elsewhere(Route route) {
    return new Problem(
        Problem.Kind.UNKNOWN_ROUTE,
        "%s must be asked for as it is written here".formatted(route.template()));
  }
}
