package accelerator.emulators.sam.gateway;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.sam.gateway.RouteTable.Match;
import accelerator.emulators.sam.template.ApiRoute;
import accelerator.emulators.sam.template.Cors;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/// An HTTP API of API Gateway on 127.0.0.1, stage `$default`, with JWT authorizers and throttles.
/// It knows no other authorizers, no custom domains and no stage variables. Other handlers can be
/// mounted beside it.
public final class HttpApi implements AutoCloseable {
  private static final Logger LOGGER = Logger.getLogger(HttpApi.class.getName());
  private static final int EVENT_LIMIT = 6_291_456;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final RouteTable routes;
  private final Guard guard;
  private final Optional<CorsPolicy> cors;
  private final FunctionInvoker integration;
  private final InstantSource clock;
  private final Supplier<String> requestIds;
  private final Map<String, HttpHandler> mounts =
      new ConcurrentSkipListMap<>(
          Comparator.comparingInt(String::length)
              .reversed()
              .thenComparing(Comparator.naturalOrder()));

  private HttpApi(
      HttpServer server,
      List<ApiRoute> routes,
      Optional<Cors> cors,
      FunctionInvoker integration,
      InstantSource clock,
      Supplier<String> requestIds) {
    this.server = server;
    this.routes = new RouteTable(routes);
    this.guard = new Guard(routes, clock.instant());
    this.cors = cors.map(CorsPolicy::new);
    this.integration = integration;
    this.clock = clock;
    this.requestIds = requestIds;
  }

  /// Serves routes.
  ///
  /// @param port the port on 127.0.0.1, or 0 for any free one
  /// @throws EmulatorException when the port is taken
  public static HttpApi start(
      int port,
      List<ApiRoute> routes,
      Optional<Cors> cors,
      FunctionInvoker integration,
      InstantSource clock,
      Supplier<String> requestIds) {
    HttpApi api = new HttpApi(bound(port), routes, cors, integration, clock, requestIds);
    api.server.setExecutor(api.threads);
    api.server.createContext("/", api::handle);
    api.server.start();
    return api;
  }

  private static HttpServer bound(int port) {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
    } catch (BindException _) {
      throw new EmulatorException(
          String.format(
              Locale.ROOT, "port %d on 127.0.0.1 is taken: choose another with --port", port));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot listen on port " + port, failure);
    }
  }

  /// Where the API answers.
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Lets a handler answer every path that is the prefix or below it; the longest prefix wins. The
  /// API comes first: a path whose first segment is that of a route (`/v1/..`) is the API's, found
  /// or not, and so is all that nothing is mounted for.
  ///
  /// @param pathPrefix such as `/run`, or `/` for everything
  public void mount(String pathPrefix, HttpHandler handler) {
    if (!pathPrefix.startsWith("/")) {
      throw new EmulatorException("path prefix must start with /, was '%s'".formatted(pathPrefix));
    }
    mounts.put(pathPrefix.length() > 1 ? pathPrefix.replaceFirst("/$", "") : pathPrefix, handler);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    Optional<HttpHandler> mounted = routes.owns(path) ? Optional.empty() : mounted(path);
    if (mounted.isPresent()) {
      mounted.get().handle(exchange);
      return;
    }
    try (exchange) {
      String requestId = requestIds.get();
      GatewayRequest request = GatewayRequest.of(exchange);
      send(exchange, answer(request, requestId), requestId);
    }
  }

  private Optional<HttpHandler> mounted(String path) {
    return mounts.entrySet().stream()
        .filter(
            mount ->
                mount.getKey().equals("/")
                    || path.equals(mount.getKey())
                    || path.startsWith(mount.getKey() + "/"))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private GatewayAnswer answer(GatewayRequest request, String requestId) {
    if (request.headSize() > GatewayRequest.HEAD_LIMIT) {
      return request.path().length() + request.query().length() > GatewayRequest.HEAD_LIMIT
          ? GatewayAnswer.message(414, "Request-URI Too Long")
          : GatewayAnswer.message(431, "Request Header Fields Too Large");
    }
    if (request.body().size() > GatewayRequest.BODY_LIMIT) {
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
    if (event.length() > EVENT_LIMIT) {
      return GatewayAnswer.message(413, "Request Entity Too Large");
    }
    ApiRoute route = match.route();
    Future<GatewayAnswer> answer =
        threads.submit(
            () -> GatewayAnswer.of(integration.invoke(route.functionId(), event, route.timeout())));
    try {
      return answer.get(route.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return GatewayAnswer.message(503, "Service Unavailable");
    } catch (ExecutionException failure) {
      LOGGER.log(
          Level.WARNING, "the function behind %s".formatted(route.routeKey()), failure.getCause());
      return GatewayAnswer.internalServerError();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return GatewayAnswer.message(503, "Service Unavailable");
    }
  }

  private static void send(HttpExchange exchange, GatewayAnswer answer, String requestId)
      throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    answer.cookies().forEach(cookie -> exchange.getResponseHeaders().add("set-cookie", cookie));
    exchange.getResponseHeaders().set("apigw-requestid", requestId);
    exchange.getResponseHeaders().remove("content-length");
    int size = answer.body().size();
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    if (isHead) {
      exchange.getResponseHeaders().set("content-length", String.valueOf(size));
    }
    exchange.sendResponseHeaders(answer.status(), isHead || size == 0 ? -1 : size);
    if (!isHead && size > 0) {
      exchange.getResponseBody().write(answer.body().bytes());
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
