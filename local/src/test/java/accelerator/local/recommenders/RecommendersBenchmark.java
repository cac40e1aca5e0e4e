package accelerator.local.recommenders;

import static accelerator.local.recommenders.UseCase.BECAUSE_YOU_WATCHED_X;
import static accelerator.local.recommenders.UseCase.BOUGHT_TOGETHER;
import static accelerator.local.recommenders.UseCase.MORE_LIKE_X;
import static accelerator.local.recommenders.UseCase.MOST_POPULAR;
import static accelerator.local.recommenders.UseCase.POPULAR_BY_PURCHASES;
import static accelerator.local.recommenders.UseCase.POPULAR_BY_VIEWS;
import static accelerator.local.recommenders.UseCase.RECOMMENDED_FOR_YOU;
import static accelerator.local.recommenders.UseCase.TOP_PICKS;
import static accelerator.local.recommenders.UseCase.TRENDING_NOW;
import static accelerator.local.recommenders.UseCase.VIEWED_X_ALSO_VIEWED;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How long the engine takes to learn a planted shop of some size and to answer from it. Run it
/// with the sizes in thousands of interactions as arguments, such as `100 1000 10000`, with 3 GB of
/// heap for the last. A first small run warms up the compiler and is not shown.
final class RecommendersBenchmark {
  private static final List<UseCase> ECOMMERCE =
      List.of(
          POPULAR_BY_VIEWS,
          POPULAR_BY_PURCHASES,
          BOUGHT_TOGETHER,
          VIEWED_X_ALSO_VIEWED,
          RECOMMENDED_FOR_YOU);
  private static final List<UseCase> VIDEO_ON_DEMAND =
      List.of(MOST_POPULAR, TRENDING_NOW, BECAUSE_YOU_WATCHED_X, MORE_LIKE_X, TOP_PICKS);
  private static final int QUESTIONS = 20_000;

  private RecommendersBenchmark() {}

  public static void main(String[] arguments) {
    measure(100, false);
    for (String argument : arguments) {
      measure(Integer.parseInt(argument), true);
    }
  }

  private static void measure(int thousands, boolean isShown) {
    int users = thousands >= 10_000 ? 300_000 : 50 * thousands;
    int items = thousands >= 10_000 ? 40_000 : Math.max(1_000, 10 * thousands);
    PlantedShop shop = new PlantedShop(1, users, items);
    int views = thousands * 830;
    measure("ecommerce", ECOMMERCE, shop, shop.interactions(2, views), isShown);
    measure(
        "video_on_demand", VIDEO_ON_DEMAND, shop, shop.interactions(2, views, "Watch"), isShown);
  }

  private static void measure(
      String domain, List<UseCase> useCases, PlantedShop shop, Interactions all, boolean isShown) {
    long start = System.nanoTime();
    Trainer trainer = new Trainer(all, shop.metadata(), Instant.ofEpochSecond(PlantedShop.END));
    StringBuilder report = new StringBuilder();
    for (UseCase useCase : useCases) {
      long began = System.nanoTime();
      Recommender recommender = trainer.train(useCase).recommender();
      long took = (System.nanoTime() - began) / 1_000_000;
      long[] nanos = ask(recommender, shop);
      report.append(
          String.format(
              Locale.ROOT,
              "  %-22s learned in %,7d ms, answers p50 %6.1f us, p99 %6.1f us%n",
              useCase,
              took,
              nanos[QUESTIONS / 2] / 1e3,
              nanos[QUESTIONS / 100 * 99] / 1e3));
      start += System.nanoTime() - began - took * 1_000_000;
    }
    if (isShown) {
      System.out.printf(
          Locale.ROOT,
          "%s: %,d interactions, %,d users, %,d items: all five in %,d ms%n%s",
          domain,
          all.size(),
          all.users(),
          all.items(),
          (System.nanoTime() - start) / 1_000_000,
          report);
    }
  }

  /// The sorted durations of many questions.
  private static long[] ask(Recommender recommender, PlantedShop shop) {
    long[] nanos = new long[QUESTIONS];
    for (int question = 0; question < QUESTIONS; question++) {
      int user = Math.floorMod(question * 7919, shop.users);
      int item = Math.floorMod(question * 7907, shop.items);
      Query query =
          new Query(
              Optional.of(PlantedShop.userId(user)),
              Optional.of(PlantedShop.itemId(item)),
              25,
              _ -> true);
      long start = System.nanoTime();
      recommender.recommend(query);
      nanos[question] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    return nanos;
  }
}
