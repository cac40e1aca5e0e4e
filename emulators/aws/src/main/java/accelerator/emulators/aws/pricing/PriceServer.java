package accelerator.emulators.aws.pricing;

import accelerator.emulators.loopback.AwsJsonRefusal;
import accelerator.emulators.loopback.AwsJsonService;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The AWS Price List Service over its JSON 1.1 protocol on 127.0.0.1. It answers `GetProducts` for
/// `AmazonPersonalize`, one product a page, and refuses every other operation and any filter but
/// `TERM_MATCH` of `regionCode`. **Every price is invented**, and says so in its description; which
/// attributes the real list has could not be verified.
public final class PriceServer implements AutoCloseable {
  private static final String SERVICE = "AmazonPersonalize";

  private static final List<ListedPrice> PRICES =
      List.of(
          new ListedPrice("DataIngestion", "GB", "0.11", "per GB of data"),
          new ListedPrice(
              "Recommender-BaseHours", "Hours", "0.99", "per hour of an active recommender"),
          new ListedPrice("Recommender-Requests", "Requests", "0.00011", "per request beyond"),
          new ListedPrice("TrainingHours", "Hours", "0.33", "per training hour"));

  private final LoopbackServer server;

  private record ListedPrice(String usageType, String unit, String price, String description) {}

  private PriceServer(LoopbackServer server) {
    this.server = server;
  }

  /// Starts answering.
  ///
  /// @param port on 127.0.0.1, or 0 for any free one
  /// @throws accelerator.emulators.loopback.EmulatorException when the port is taken
  public static PriceServer start(int port) {
    return new PriceServer(
        new AwsJsonService("AWSPriceListService", "1.1", Map.of("GetProducts", PriceServer::get))
            .start("Price List", port));
  }

  /// Where clients point `AWS_ENDPOINT_URL_PRICING`.
  public URI endpoint() {
    return server.endpoint();
  }

  private static JsonNode get(ObjectNode request) throws AwsJsonRefusal {
    String region = region(request.path("Filters"));
    String token = request.path("NextToken").asText("0");
    if (!token.matches("[0-9]{1,4}")) {
      throw new AwsJsonRefusal("InvalidNextTokenException", "The pagination token is invalid.");
    }
    int page = Integer.parseInt(token);
    ObjectNode answer = StrictJson.object().put("FormatVersion", "aws_v1");
    ArrayNode list = answer.putArray("PriceList");
    if (request.path("ServiceCode").asText().equals(SERVICE) && page < PRICES.size()) {
      list.add(listed(PRICES.get(page), region).toString());
      if (page + 1 < PRICES.size()) {
        answer.put("NextToken", String.valueOf(page + 1));
      }
    }
    return answer;
  }

  private static String region(JsonNode filters) throws AwsJsonRefusal {
    String region = "";
    for (JsonNode filter : filters) {
      if (!filter.path("Type").asText().equals("TERM_MATCH")
          || !filter.path("Field").asText().equals("regionCode")) {
        throw new AwsJsonRefusal("InvalidParameterException", "Not supported here: " + filter);
      }
      region = filter.path("Value").asText();
    }
    return region;
  }

  private static ObjectNode listed(ListedPrice product, String region) {
    String sku = "LOCAL" + product.usageType().toUpperCase(Locale.ROOT);
    ObjectNode listed = StrictJson.object();
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

  @Override
  public void close() {
    server.close();
  }
}
