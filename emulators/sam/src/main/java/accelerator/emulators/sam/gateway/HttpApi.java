package accelerator.emulators.sam.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackHandler;
import accelerator.emulators.loopback.LoopbackRequest;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import accelerator.emulators.sam.gateway.RouteTable.Match;
import accelerator.emulators.sam.lambda.FunctionInvoker;
import accelerator.emulators.sam.template.ApiRoute;
import accelerator.emulators.sam.template.Cors;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// An HTTP API of API Gateway on 127.0.0.1, stage `$default`, with JWT authorizers and throttles.
/// It knows no other authorizers, no custom domains and no stage variables. Other handlers can be
/// mounted beside it.
public final class HttpApi implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(HttpApi.class.getName());

  /// The largest event of a synchronous call, in bytes.
  private static final int EVENT_LIMIT = 6_291_456;

  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final RouteTable routes;
  private final Guard guard;
  private final Optional<CorsPolicy> cors;
  private final FunctionInvoker functions;
  private final InstantSource clock;
  private final Supplier<String> requestIds;
  private final LoopbackServer server;
  private final Mounts mounts = new Mounts();
  private volatile Optional<LoopbackHandler> meanwhile;

  private HttpApi(
      int port,
      List<ApiRoute> routes,
      Optional<Cors> cors,
      FunctionInvoker functions,
      InstantSource clock,
      Supplier<String> requestIds,
      Optional<LoopbackHandler> meanwhile) {
    this.meanwhile = meanwhile;
    this.routes = new RouteTable(routes);
    this.guard = new Guard(routes, clock.instant());
    this.cors = cors.map(CorsPolicy::new);
    this.functions = functions;
    this.clock = clock;
    this.requestIds = requestIds;
    this.server =
        LoopbackServer.start(
            LoopbackSettings.of("HTTP API", port).withBodyLimit(GatewayRequest.BODY_LIMIT),
            new Front());
  }

  /// Serves routes.
  ///
  /// @param port the port on 127.0.0.1, or 0 for any free one
  /// @param requestIds what `requestContext.requestId` says, one for each request
  /// @throws accelerator.emulators.loopback.PortTaken when another process listens on the port
  /// @throws EmulatorException when a route key is none, or an issuer of tokens is not on this
  ///   machine
  public static HttpApi start(
      int port,
      List<ApiRoute> routes,
      Optional<Cors> cors,
      FunctionInvoker functions,
      InstantSource clock,
      Supplier<String> requestIds) {
    return new HttpApi(port, routes, cors, functions, clock, requestIds, Optional.empty());
  }

  /// Has the port from now on, but lets a handler answer until {@link #open} what nothing is
  /// mounted for: what the functions need may start after it.
  public static HttpApi closed(
      int port,
      List<ApiRoute> routes,
      Optional<Cors> cors,
      FunctionInvoker functions,
      InstantSource clock,
      Supplier<String> requestIds,
      LoopbackHandler meanwhile) {
    return new HttpApi(port, routes, cors, functions, clock, requestIds, Optional.of(meanwhile));
  }

  /// Answers by itself from now on; more than once does no harm.
  public void open() {
    meanwhile = Optional.empty();
  }

  /// Where the API answers.
  public URI endpoint() {
    return server.endpoint();
  }

  /// Lets a handler answer every path that is the prefix or below it; the longest prefix wins. The
  /// API comes first: a path whose first segment is that of a route (`/v1/..`) is the API's, found
  /// or not, and so is all that nothing is mounted for.
  ///
  /// @param pathPrefix such as `/run`, or `/` for everything
  /// @throws EmulatorException when the prefix does not start with a slash
  public void mount(String pathPrefix, LoopbackHandler handler) {
    mounts.put(pathPrefix, handler);
  }

  /// What the server asks first.
  private final class Front implements LoopbackHandler {
    @Override
    public LoopbackAnswer answer(LoopbackRequest request) throws java.io.IOException {
      GatewayRequest asked = GatewayRequest.of(request);
      Optional<LoopbackHandler> mounted =
          routes.owns(asked.path()) ? Optional.empty() : mounts.find(asked.path());
      if (mounted.isPresent()) {
        return mounted.get().answer(request);
      }
      Optional<LoopbackHandler> instead = meanwhile;
      if (instead.isPresent()) {
        return instead.get().answer(request);
      }
      String requestId = requestIds.get();
      return HttpApi.this.answer(asked, requestId).sent(requestId);
    }

    @Override
    public LoopbackAnswer failed(LoopbackRequest request, Throwable failure) {
      return GatewayAnswer.internalServerError().sent(requestIds.get());
    }
  }

  private GatewayAnswer answer(GatewayRequest request, String requestId) {
    if (request.headSize() > GatewayRequest.HEAD_LIMIT) {
      return request.targetSize() > GatewayRequest.HEAD_LIMIT
          ? GatewayAnswer.message(414, "Request-URI Too Long")
          : GatewayAnswer.message(431, "Request Header Fields Too Large");
    }
    if (request.isTooLarge()) {
      return GatewayAnswer.message(413, "Request Entity Too Large");
    }
    if (cors.isPresent() && request.isPreflight()) {
      return cors.get().preflight(request);
    }
    Optional<Match> match = routes.match(request).or(routes::fallback);
    if (match.isEmpty()) {
      return GatewayAnswer.message(404, "Not Found");
    }
    GatewayAnswer answer = guarded(request, match.get(), requestId);
    return answer.isIntegration()
        ? cors.map(policy -> policy.applied(request, answer)).orElse(answer)
        : answer;
  }

  private GatewayAnswer guarded(GatewayRequest request, Match match, String requestId) {
    return switch (guard.verdict(match.route(), request, clock.instant())) {
      case Guard.Verdict.Refused(GatewayAnswer refusal) -> refusal;
      case Guard.Verdict.Passed(Map<String, String> claims) ->
          integrated(request, match, claims, requestId);
    };
  }

  private GatewayAnswer integrated(
      GatewayRequest request, Match match, Map<String, String> claims, String requestId) {
    String event;
    try {
      event = EventFormat.event(request, match, claims, requestId, clock.instant());
    } catch (IllegalArgumentException _) {
      return GatewayAnswer.message(400, "Bad Request");
    }
    if (event.getBytes(UTF_8).length > EVENT_LIMIT) {
      return GatewayAnswer.message(413, "Request Entity Too Large");
    }
    ApiRoute route = match.route();
    Future<GatewayAnswer> answer =
        calls.submit(
            () -> GatewayAnswer.of(functions.invoke(route.functionId(), event, route.timeout())));
    try {
      return answer.get(route.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return GatewayAnswer.message(503, "Service Unavailable");
    } catch (ExecutionException failure) {
      LOG.log(
          Level.WARNING, "the function behind " + route.routeKey() + " failed", failure.getCause());
      return GatewayAnswer.internalServerError();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return GatewayAnswer.message(503, "Service Unavailable");
    }
  }

  /// Stops answering; more than once does no harm.
  @Override
  public void close() {
    server.close();
    calls.shutdownNow();
  }
}
