package accelerator.personalize;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.pricing.PricingClient;
import software.amazon.awssdk.services.pricing.model.FilterType;

/// What a recommender costs an hour in the stack's region, asked of AWS's price list service when
/// somebody wants to know. Which attributes the list has for recommenders is not documented: a
/// product counts that speaks of recommenders and is priced by the hour, and when not exactly one
/// price is left, none is given.
final class PriceList {
  private static final String SERVICE = "AmazonPersonalize";
  private static final String RECOMMENDER = "recommender";

  /// What tells the products of the domains apart, as far as anything does.
  private static final Map<Domain, List<String>> WORDS =
      Map.of(
          Domain.ECOMMERCE, List.of("commerce", "retail"),
          Domain.VIDEO_ON_DEMAND, List.of("video", "vod", "media"));

  private final PricingClient pricing;
  private final String region;

  /// A price per hour, or why there is none.
  sealed interface Answer {}

  /// @param description the list's own words
  /// @param publishedAt when the list was published, as it says
  record Price(String currency, BigDecimal perHour, String description, String publishedAt)
      implements Answer {}

  record NotFound(String reason) implements Answer {}

  private record Candidate(String words, Price price) {}

  PriceList(PricingClient pricing, String region) {
    this.pricing = pricing;
    this.region = region;
  }

  /// The list that the service has for a region.
  static PriceList over(SdkHttpClient http, String region) {
    return new PriceList(
        PricingClient.builder().httpClient(http).region(endpointFor(region)).build(), region);
  }

  /// Where the service answers for a region: it has an endpoint in three of them only.
  static Region endpointFor(String region) {
    if (region.startsWith("eu-")) {
      return Region.EU_CENTRAL_1;
    }
    return region.startsWith("ap-") ? Region.AP_SOUTH_1 : Region.US_EAST_1;
  }

  /// The list price of an hour of one active recommender. Never fails: a dry run goes on without.
  Answer recommenderHour(Domain domain) {
    try {
      return chosen(domain, candidates());
    } catch (AwsServiceException failure) {
      return new NotFound("the price list service refused: " + failure.getMessage());
    } catch (SdkException failure) {
      return new NotFound("the price list service did not answer: " + failure.getMessage());
    } catch (InvalidInput failure) {
      return new NotFound("the price list cannot be read: " + failure.getMessage());
    }
  }

  private List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    pricing
        .getProductsPaginator(
            request ->
                request
                    .serviceCode(SERVICE)
                    .formatVersion("aws_v1")
                    .filters(
                        filter ->
                            filter.type(FilterType.TERM_MATCH).field("regionCode").value(region)))
        .priceList()
        .forEach(product -> candidates.addAll(hourly(Json.parse(product))));
    return candidates;
  }

  private static List<Candidate> hourly(JsonNode product) {
    List<Candidate> found = new ArrayList<>();
    String attributes = product.path("product").path("attributes").toString();
    for (JsonNode term : product.path("terms").path("OnDemand")) {
      for (JsonNode dimension : term.path("priceDimensions")) {
        String description = dimension.path("description").asText();
        String words = (attributes + " " + description).toLowerCase(Locale.ROOT);
        boolean isFirstTier = dimension.path("beginRange").asText("0").equals("0");
        if (words.contains(RECOMMENDER) && isHour(dimension.path("unit").asText()) && isFirstTier) {
          dimension
              .path("pricePerUnit")
              .properties()
              .forEach(
                  amount ->
                      amount(amount.getValue().asText())
                          .map(
                              perHour ->
                                  new Price(
                                      amount.getKey(),
                                      perHour,
                                      description,
                                      product.path("publicationDate").asText()))
                          .forEach(price -> found.add(new Candidate(words, price))));
        }
      }
    }
    return found;
  }

  private static boolean isHour(String unit) {
    String lower = unit.toLowerCase(Locale.ROOT);
    return lower.contains("hour") || lower.contains("hrs");
  }

  /// A price that is a number and more than nothing.
  private static Stream<BigDecimal> amount(String text) {
    try {
      BigDecimal amount = new BigDecimal(text);
      return amount.signum() > 0 ? Stream.of(amount.stripTrailingZeros()) : Stream.empty();
    } catch (NumberFormatException _) {
      return Stream.empty();
    }
  }

  private Answer chosen(Domain domain, List<Candidate> candidates) {
    List<String> words = WORDS.getOrDefault(domain, List.of());
    List<Candidate> ofDomain =
        candidates.stream()
            .filter(candidate -> words.stream().anyMatch(candidate.words()::contains))
            .toList();
    List<Price> prices =
        (ofDomain.isEmpty() ? candidates : ofDomain)
            .stream().map(Candidate::price).distinct().toList();
    return switch (prices.size()) {
      case 0 ->
          new NotFound(
              "the price list of %s names no hour of a recommender in %s"
                  .formatted(SERVICE, region));
      case 1 -> prices.getFirst();
      default ->
          new NotFound(
              String.format(
                  Locale.ROOT,
                  "the price list has %d prices for an hour of a recommender in %s: %s",
                  prices.size(),
                  region,
                  String.join("; ", prices.stream().map(Price::description).toList())));
    };
  }
}
