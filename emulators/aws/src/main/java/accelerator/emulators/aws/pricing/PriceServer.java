package accelerator.emulators.aws.pricing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The AWS Price List Service over its JSON 1.1 protocol on 127.0.0.1. It answers `GetProducts` for
/// `AmazonPersonalize`, one product a page, and refuses every other operation and any filter but
/// `TERM_MATCH` of `regionCode`. **Every price is invented**, and says so in its description; which
/// attributes the real list has could not be verified.
public final class PriceServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GET = "AWSPriceListService.GetProducts";
  private static final String SERVICE = "AmazonPersonalize";

  private static final List<Product> PRODUCTS =
      List.of(
          new Product("DataIngestion", "GB", "0.11", "per GB of data"),
          new Product(
              "Recommender-BaseHours", "Hours", "0.99", "per hour of an active recommender"),
          new Product("Recommender-Requests", "Requests", "0.00011", "per request beyond"),
          new Product("TrainingHours", "Hours", "0.33", "per training hour"));

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private record Product(String usageType, String unit, String price, String description) {}

  private PriceServer(HttpServer server) {
    this.server = server;
  }

  /// Starts answering.
  ///
  /// @throws IOException when no port can be had
  public static PriceServer start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    PriceServer prices = new PriceServer(server);
    server.setExecutor(prices.threads);
    server.createContext("/", prices::handle);
    server.start();
    return prices;
  }

  /// Where clients point `AWS_ENDPOINT_URL_PRICING`.
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String operation =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target")).orElse("");
      if (!operation.equals(GET)) {
        refuse(exchange, "UnknownOperationException", "Not supported here: " + operation);
        return;
      }
      get(exchange, JSON.readTree(exchange.getRequestBody()));
    } catch (JsonProcessingException _) {
      refuse(exchange, "SerializationException", "The request is not JSON");
    }
  }

  private static void get(HttpExchange exchange, JsonNode request) throws IOException {
    String service = request.path("ServiceCode").asText();
    String region = "";
    for (JsonNode filter : request.path("Filters")) {
      if (!filter.path("Type").asText().equals("TERM_MATCH")
          || !filter.path("Field").asText().equals("regionCode")) {
        refuse(exchange, "InvalidParameterException", "Not supported here: " + filter);
        return;
      }
      region = filter.path("Value").asText();
    }
    String token = request.path("NextToken").asText("0");
    if (!token.matches("[0-9]{1,4}")) {
      refuse(exchange, "InvalidNextTokenException", "The pagination token is invalid.");
      return;
    }
    int page = Integer.parseInt(token);
    ObjectNode answer = JSON.createObjectNode().put("FormatVersion", "aws_v1");
    ArrayNode list = answer.putArray("PriceList");
    if (service.equals(SERVICE) && page < PRODUCTS.size()) {
      list.add(listed(PRODUCTS.get(page), region).toString());
      if (page + 1 < PRODUCTS.size()) {
        answer.put("NextToken", String.valueOf(page + 1));
      }
    }
    send(exchange, 200, answer);
  }

  private static ObjectNode listed(Product product, String region) {
    String sku = "LOCAL" + product.usageType().toUpperCase(java.util.Locale.ROOT);
    ObjectNode listed = JSON.createObjectNode();
    listed
        .putObject("product")
        .put("productFamily", "API Request")
        .put("sku", sku)
        .putObject("attributes")
        .put("servicecode", SERVICE)
        .put("regionCode", region)
        .put("usagetype", product.usageType());
    ObjectNode dimension =
        listed
            .put("serviceCode", SERVICE)
            .put("version", "local")
            .put("publicationDate", "2000-01-01T00:00:00Z")
            .putObject("terms")
            .putObject("OnDemand")
            .putObject(sku + ".LOCAL")
            .putObject("priceDimensions")
            .putObject(sku + ".LOCAL.LOCAL");
    dimension
        .put("unit", product.unit())
        .put("beginRange", "0")
        .put("endRange", "Inf")
        .put("description", "invented on this machine: " + product.description())
        .putObject("pricePerUnit")
        .put("USD", product.price());
    return listed;
  }

  private static void refuse(HttpExchange exchange, String type, String message)
      throws IOException {
    exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
    send(exchange, 400, JSON.createObjectNode().put("__type", type).put("Message", message));
  }

  private static void send(HttpExchange exchange, int status, ObjectNode answer)
      throws IOException {
    byte[] body = JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
