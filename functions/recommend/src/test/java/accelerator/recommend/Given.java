package accelerator.recommend;

import static accelerator.core.Recommender.FREQUENTLY_BOUGHT_TOGETHER;
import static accelerator.core.Recommender.MOST_VIEWED;
import static accelerator.core.Recommender.RECOMMENDED_FOR_YOU;

import accelerator.core.Domain;
import accelerator.core.Recommender;
import accelerator.core.Registry;
import accelerator.core.Registry.Filter.Kind;
import accelerator.core.Registry.Filter.Parameter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the tests start from: a shop of which a run published three recommenders and four filters.
final class Given {
  static final Registry.Item MUG =
      new Registry.Item("sku-1", Map.of("NAME", "Mug", "PRICE", "12.5", "CATEGORY_L1", "Home"));
  static final Registry.Item TEAPOT =
      new Registry.Item("sku-2", Map.of("NAME", "Teapot", "PRICE", "39.9", "CATEGORY_L1", "Home"));
  static final Registry.Item SAUCER = new Registry.Item("sku-0123", Map.of("NAME", "Saucer"));

  static final Registry.Filter NOT_PURCHASED = filter("not-purchased", true, false);
  static final Registry.Filter IN_CATEGORY =
      filter("in-category", false, false, new Parameter("CATEGORY", Kind.TEXT));
  static final Registry.Filter PRICE_BETWEEN =
      filter(
          "price-between",
          false,
          false,
          new Parameter("MIN", Kind.NUMBER),
          new Parameter("MAX", Kind.NUMBER));
  static final Registry.Filter SAME_CATEGORY = filter("same-category", false, true);

  private Given() {}

  static Registry registry(String runId) {
    return new Registry(
        Domain.ECOMMERCE,
        runId,
        Instant.parse("2025-12-01T06:30:00Z"),
        Stream.of(MOST_VIEWED, RECOMMENDED_FOR_YOU, FREQUENTLY_BOUGHT_TOGETHER)
            .map(recommender -> new Registry.Entry(recommender, arn(recommender)))
            .toList(),
        Map.of("NAME", "string", "PRICE", "float", "CATEGORY_L1", "string"),
        List.of(TEAPOT, SAUCER, MUG),
        List.of(NOT_PURCHASED, IN_CATEGORY, PRICE_BETWEEN, SAME_CATEGORY),
        Map.of());
  }

  /// A registry of a shop whose answers carry no metadata.
  static Registry withoutColumns(String runId) {
    Registry registry = registry(runId);
    return new Registry(
        registry.domain(),
        registry.runId(),
        registry.publishedAt(),
        registry.recommenders(),
        Map.of(),
        registry.popular(),
        registry.filters(),
        registry.durations());
  }

  private static Registry.Filter filter(
      String name, boolean needsUserId, boolean needsItemId, Parameter... parameters) {
    return new Registry.Filter(
        name,
        "arn:aws:personalize:eu-west-1:000000000000:filter/" + name,
        List.of(parameters),
        needsUserId,
        needsItemId);
  }

  static String arn(Recommender recommender) {
    return "arn:aws:personalize:eu-west-1:000000000000:recommender/" + recommender.key();
  }
}
