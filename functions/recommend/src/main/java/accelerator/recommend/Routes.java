package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.StorageFailed;
import java.util.Map;
import java.util.TreeMap;

/// Leads a request to what answers it. Whatever goes wrong on the way becomes a problem document.
final class Routes {
  private static final int RETRY_AFTER_SECONDS = 5;

  private final Answerer answerer;

  Routes(Answerer answerer) {
    this.answerer = answerer;
  }

  /// The answer; never an exception, and no error but the virtual machine's own.
  Response answer(Request request) {
    Response response;
    try {
      Route route = Route.of(request.path());
      Map<String, Object> facts = new TreeMap<>();
      facts.put("route", route.template());
      if (route instanceof Route.Ask(var recommender)) {
        facts.put("recommender", recommender.key());
      }
      response = facing(() -> ask(route, request)).with(facts);
    } catch (Problem failure) {
      response = failure.response().with("route", "unknown");
    }
    Response small = response.compressedFor(request);
    return request.isHead() ? small.head() : small;
  }

  private Response ask(Route route, Request request) {
    if (!route.methods().contains(request.method())) {
      String allowed = String.join(", ", route.methods());
      throw new Problem(
          Problem.Kind.METHOD_NOT_ALLOWED,
          "the method must be one of %s, was '%s'".formatted(allowed, request.method()),
          Map.of("Allow", allowed));
    }
    return answerer.answer(route, request);
  }

  private interface Step {
    Response take();
  }

  /// What a step answers, or the problem it ran into. What nobody foresaw is named in the log, by
  /// its class and place, and not to the caller. Only a virtual machine's own error goes through:
  /// after one Lambda's runtime starts anew, which is the better answer.
  private static Response facing(Step step) {
    try {
      return step.take();
    } catch (Problem failure) {
      return failure.response();
    } catch (InvalidInput failure) {
      return new Problem(Problem.Kind.INVALID_QUERY, String.valueOf(failure.getMessage()))
          .response();
    } catch (StorageFailed failure) {
      return Problem.passing(
              Problem.Kind.REGISTRY_UNREADABLE,
              "what the last run published cannot be read now",
              RETRY_AFTER_SECONDS)
          .response()
          .with("error", String.valueOf(failure.getMessage()));
    } catch (VirtualMachineError failure) {
      throw failure;
    } catch (RuntimeException | Error failure) {
      return new Problem(Problem.Kind.UNEXPECTED, "the request could not be answered")
          .response()
          .with("error", place(failure));
    }
  }

  private static String place(Throwable unforeseen) {
    StackTraceElement[] trace = unforeseen.getStackTrace();
    return trace.length == 0
        ? unforeseen.getClass().getName()
        : "%s at %s".formatted(unforeseen.getClass().getName(), trace[0]);
  }
}
