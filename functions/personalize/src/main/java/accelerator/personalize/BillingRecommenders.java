package accelerator.personalize;

import accelerator.core.Domain;
import accelerator.core.Recommender;
import accelerator.personalize.PersonalizeResource.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The recommenders of this stack that cost by the hour now, in every domain, whatever the stack's
/// parameters ask for today.
record BillingRecommenders(
    PersonalizeResources resources, PersonalizeSettings settings, PriceList prices) {

  /// One of them.
  ///
  /// @param perMonth of 730 hours at the list price; empty when that was not found
  /// @param note what the price is of, or why there is none
  record Billing(
      String recommenderArn,
      String status,
      Optional<BigDecimal> perMonth,
      Optional<String> currency,
      String note) {

    /// Such as `arn:..:recommender/shop-ecommerce-best-sellers, ACTIVE, about 365.00 USD a month`.
    String sentence() {
      return "%s, %s, %s".formatted(recommenderArn, status, cost(perMonth, currency));
    }
  }

  List<Billing> all() {
    List<Billing> all = new ArrayList<>();
    for (Domain domain : Domain.values()) {
      List<PersonalizeResource> billing =
          resources.recommenders(domain).stream()
              .filter(PersonalizeResource::isOurs)
              .filter(it -> bills(it.status()))
              .toList();
      if (!billing.isEmpty()) {
        Cost cost = Cost.of(domain, 1, settings.requestsPerSecond(), prices);
        billing.forEach(
            it ->
                all.add(
                    new Billing(
                        it.resourceArn(),
                        it.status(),
                        cost.perMonth(),
                        cost.currency(),
                        cost.note())));
      }
    }
    return all;
  }

  /// Those of them that nobody asks for any more.
  ///
  /// @param asked the ARNs of what a run refreshes, beside what the stack's parameters say
  List<Billing> unwanted(List<Billing> all, Collection<String> asked) {
    return all.stream().filter(it -> !isWanted(it.recommenderArn(), asked)).toList();
  }

  /// One that was trained anew is wanted as the one before it was.
  private boolean isWanted(String arn, Collection<String> asked) {
    return Arrays.stream(Recommender.values())
        .anyMatch(
            it -> {
              Names names = new Names(settings, it.domain());
              boolean isAsked =
                  asked.contains(names.recommenderArn(it))
                      || settings.domains().contains(it.domain())
                          && settings.recommenders().contains(it);
              return isAsked && names.isOf(it, arn);
            });
  }

  /// Ends the billing of one and keeps its model: a run that asks for it starts it again.
  void stop(Billing billing) {
    resources.stop(new PersonalizeResource(Kind.RECOMMENDER, billing.recommenderArn(), "", true));
  }

  /// What all of them come to a month.
  static String total(List<Billing> billing) {
    Optional<BigDecimal> sum =
        billing.stream().allMatch(it -> it.perMonth().isPresent())
            ? billing.stream().flatMap(it -> it.perMonth().stream()).reduce(BigDecimal::add)
            : Optional.empty();
    return cost(sum, billing.stream().flatMap(it -> it.currency().stream()).findFirst());
  }

  private static String cost(Optional<BigDecimal> perMonth, Optional<String> currency) {
    return perMonth
        .map(
            amount ->
                String.format(Locale.ROOT, "about %.2f %s a month", amount, currency.orElse("USD")))
        .orElse("at a price that the price list does not tell");
  }

  /// What is starting or changing bills or will at once; what stops, fails or is deleted does not.
  private static boolean bills(String status) {
    return switch (Status.of(status)) {
      case ACTIVE -> true;
      case INACTIVE, FAILED -> false;
      case PENDING -> !status.startsWith("STOP") && !status.startsWith("DELETE");
    };
  }
}
