package accelerator.recommend;

import static accelerator.core.Recommender.FREQUENTLY_BOUGHT_TOGETHER;
import static accelerator.core.Recommender.MOST_VIEWED;
import static accelerator.core.Recommender.RECOMMENDED_FOR_YOU;

import accelerator.core.Domain;
import accelerator.core.Recommender;
import accelerator.core.Registry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the tests start from: a shop of which a run published three recommenders.
final class Given {
  static final Registry.Item MUG =
      new Registry.Item("sku-1", Map.of("NAME", "Mug", "PRICE", "12.5", "CATEGORY_L1", "Home"));
  static final Registry.Item TEAPOT =
      new Registry.Item("sku-2", Map.of("NAME", "Teapot", "PRICE", "39.9", "CATEGORY_L1", "Home"));
  static final Registry.Item SAUCER = new Registry.Item("sku-0123", Map.of("NAME", "Saucer"));

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
        Map.of(),
        List.of(
            new Registry.Filter(
                "in-category", "arn:in-category", Map.of("CATEGORY", "string"), false),
            new Registry.Filter("not-purchased", "arn:not-purchased", Map.of(), true),
            new Registry.Filter("priced", "arn:priced", Map.of("MOST", "number"), false)),
        Optional.empty());
  }

  static String arn(Recommender recommender) {
    return "arn:aws:personalize:eu-west-1:000000000000:recommender/" + recommender.key();
  }
}
