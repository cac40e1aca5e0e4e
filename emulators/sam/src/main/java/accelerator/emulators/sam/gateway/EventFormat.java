package accelerator.emulators.sam.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import accelerator.emulators.sam.gateway.RouteTable.Match;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Payload format 2.0: the event that a function gets for a request. Sections without content are
/// left out. `rawPath` and `http.path` are decoded, as the service's recorded events have them; the
/// query is as sent.
final class EventFormat {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final String ACCOUNT_ID = "000000000000";
  private static final String API_ID = "local";
  private static final String STAGE = "$default";

  private EventFormat() {}

  /// @param claims of the caller's token, if an authorizer looked at one
  /// @throws IllegalArgumentException when the query is not percent-encoded rightly
  static String event(
      GatewayRequest request,
      Match match,
      Map<String, String> claims,
      String requestId,
      Instant now) {
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "2.0");
    event.put("routeKey", match.route().routeKey());
    event.put("rawPath", path(request));
    event.put("rawQueryString", request.query());
    request.header("cookie").ifPresent(cookie -> cookies(event, cookie));
    putAll(event.putObject("headers"), headers(request, requestId, now));
    Map<String, String> query = query(request.query());
    if (!query.isEmpty()) {
      putAll(event.putObject("queryStringParameters"), query);
    }
    event.set("requestContext", context(request, match, claims, requestId, now));
    if (!match.pathParameters().isEmpty()) {
      putAll(event.putObject("pathParameters"), match.pathParameters());
    }
    boolean isText = HttpBody.isText(request.header("content-type").orElse(""));
    if (request.body().size() > 0) {
      event.put("body", isText ? request.body().text() : request.body().base64());
    }
    event.put("isBase64Encoded", request.body().size() > 0 && !isText);
    return event.toString();
  }

  private static String path(GatewayRequest request) {
    return URLDecoder.decode(request.path().replace("+", "%2B"), UTF_8);
  }

  private static ObjectNode context(
      GatewayRequest request,
      Match match,
      Map<String, String> claims,
      String requestId,
      Instant now) {
    String domain = domain(request);
    ObjectNode context = JSON.createObjectNode();
    context.put("accountId", ACCOUNT_ID);
    context.put("apiId", API_ID);
    if (!claims.isEmpty()) {
      ObjectNode jwt = context.putObject("authorizer").putObject("jwt");
      putAll(jwt.putObject("claims"), claims);
      jwt.putNull("scopes");
    }
    context.put("domainName", domain);
    context.put("domainPrefix", domain.split("\\.", 2)[0]);
    context
        .putObject("http")
        .put("method", request.method())
        .put("path", path(request))
        .put("protocol", request.protocol())
        .put("sourceIp", request.sourceIp())
        .put("userAgent", request.header("user-agent").orElse(""));
    context.put("requestId", requestId);
    context.put("routeKey", match.route().routeKey());
    context.put("stage", STAGE);
    context.put("time", TIME.format(now));
    context.put("timeEpoch", now.toEpochMilli());
    return context;
  }

  private static Map<String, String> headers(
      GatewayRequest request, String requestId, Instant now) {
    Map<String, String> headers = new LinkedHashMap<>(request.headers());
    headers.remove("cookie");
    headers.put("x-forwarded-for", request.sourceIp());
    headers.put("x-forwarded-port", request.header("host").orElse("").replaceFirst("^.*:", ""));
    headers.put("x-forwarded-proto", "http");
    headers.put(
        "x-amzn-trace-id",
        String.format(
            Locale.ROOT,
            "Root=1-%08x-%024x",
            now.getEpochSecond(),
            requestId.hashCode() & 0xffffffffL));
    return headers;
  }

  /// The query's parameters, decoded; several values of one name are joined by `,`.
  private static Map<String, String> query(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Stream.of(query.split("&"))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .forEach(
            pair ->
                parameters.merge(
                    URLDecoder.decode(pair[0], UTF_8),
                    pair.length == 2 ? URLDecoder.decode(pair[1], UTF_8) : "",
                    "%s,%s"::formatted));
    return parameters;
  }

  private static void cookies(ObjectNode event, String header) {
    var cookies = event.putArray("cookies");
    Stream.of(header.split(";")).map(String::strip).filter(c -> !c.isEmpty()).forEach(cookies::add);
  }

  private static String domain(GatewayRequest request) {
    return request.header("host").orElse("").replaceFirst(":[0-9]+$", "");
  }

  private static void putAll(ObjectNode object, Map<String, String> entries) {
    entries.forEach(object::put);
  }
}
