package accelerator.personalize;

import accelerator.core.Domain;
import accelerator.core.DomainPlan;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/// What a domain's recommenders come to while they are active: they cost by the hour, asked or not.
///
/// @param recommenders those that the run would leave active
/// @param requestsPerSecond the least throughput that each keeps ready
/// @param recommenderHours of a month of 730 hours
/// @param pricePerHour the list price of one; empty when it was not found
/// @param perMonth the hours at that price; empty when it was not found
/// @param note what the price is of, or why there is none
record Cost(
    Domain domain,
    long recommenders,
    int requestsPerSecond,
    long recommenderHours,
    Optional<BigDecimal> pricePerHour,
    Optional<BigDecimal> perMonth,
    Optional<String> currency,
    String note) {
  private static final long HOURS = 730;

  /// The cost of what a plan leaves active.
  static Cost of(DomainPlan plan, int requestsPerSecond, PriceList prices) {
    return of(plan.domain(), plan.recommenders().size(), requestsPerSecond, prices);
  }

  /// The cost of so many recommenders of a domain.
  static Cost of(Domain domain, long recommenders, int requestsPerSecond, PriceList prices) {
    long hours = recommenders * HOURS;
    return switch (prices.recommenderHour(domain)) {
      case PriceList.Price price ->
          new Cost(
              domain,
              recommenders,
              requestsPerSecond,
              hours,
              Optional.of(price.perHour()),
              Optional.of(price.perHour().multiply(BigDecimal.valueOf(hours))),
              Optional.of(price.currency()),
              "list price, published %s: %s. Requests and users beyond what it includes, training and import are billed extra."
                  .formatted(price.publishedAt(), price.description()));
      case PriceList.NotFound absent ->
          new Cost(
              domain,
              recommenders,
              requestsPerSecond,
              hours,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              "price not found: " + absent.reason());
    };
  }

  /// The same where each recommender is trained anew: for a while there are two of each, and both
  /// cost while they are active.
  Cost withOverlap() {
    String hour =
        pricePerHour
            .map(price -> price.multiply(BigDecimal.valueOf(recommenders)))
            .map(price -> " at %s %s an hour".formatted(price, currency.orElse("USD")))
            .orElse("");
    return new Cost(
        domain,
        recommenders,
        requestsPerSecond,
        recommenderHours,
        pricePerHour,
        perMonth,
        currency,
        String.format(
            Locale.ROOT,
            "%s Trained anew, up to %d more recommenders cost%s until those before them are deleted.",
            note,
            recommenders,
            hour));
  }
}
