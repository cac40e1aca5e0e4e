package accelerator.local.evaluation;

import accelerator.core.Domain;
import accelerator.core.Recommender;
import accelerator.emulators.recommenders.Evaluation;
import accelerator.emulators.recommenders.RecommendationQuery;
import accelerator.emulators.recommenders.TrainedRecommender;
import accelerator.local.sample.NextView;
import accelerator.local.sample.Product;
import accelerator.local.sample.Shopper;
import accelerator.local.sample.Truth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/// Knows the laws of the sample's shop: how likely each product is to be viewed next.
public final class SampleOracle implements Oracle {
  private static final String VIEW = "View";

  private final NextView nextView;
  private final List<Product> products;
  private final Map<String, Shopper> shoppers = new HashMap<>();
  private final Map<String, Product> byId = new HashMap<>();

  public SampleOracle(Truth truth) {
    this.nextView = truth.nextView();
    this.products = truth.shop().products();
    products.forEach(product -> byId.put(product.id(), product));
    for (int number = 0; number < truth.audience().size(); number++) {
      Shopper shopper = truth.audience().shopper(number);
      shoppers.put(shopper.ecommerceUserId(), shopper);
      shoppers.put(shopper.domainUserid(), shopper);
    }
  }

  @Override
  public Optional<TrainedRecommender> of(
      Recommender recommender, List<Evaluation.Question> questions) {
    QuestionKind kind = QuestionKind.of(recommender);
    boolean isKnown =
        recommender.domain() == Domain.ECOMMERCE
            && !kind.isBasket()
            && kind.eventType().equals(VIEW);
    if (!isKnown || !questions.stream().allMatch(each -> shoppers.containsKey(each.userId()))) {
      return Optional.empty();
    }
    Map<String, Evaluation.Question> byUser = new HashMap<>();
    questions.forEach(question -> byUser.put(question.userId(), question));
    return Optional.of(query -> answer(query, byUser));
  }

  private List<String> answer(RecommendationQuery query, Map<String, Evaluation.Question> byUser) {
    String user = query.userId().orElseThrow();
    Evaluation.Question question = Objects.requireNonNull(byUser.get(user));
    double[] chances =
        nextView.probabilities(
            Objects.requireNonNull(shoppers.get(user)),
            byId.get(question.lastItemId()),
            question.epochSeconds());
    return IntStream.range(0, chances.length)
        .boxed()
        .sorted(Comparator.comparingDouble(number -> -chances[number]))
        .map(number -> products.get(number).id())
        .filter(query.allowed())
        .limit(query.numResults())
        .toList();
  }
}
