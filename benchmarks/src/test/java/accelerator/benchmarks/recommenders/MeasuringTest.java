package accelerator.benchmarks.recommenders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import accelerator.benchmarks.measuring.Circumstances;
import accelerator.benchmarks.measuring.Latencies;
import accelerator.benchmarks.measuring.Spread;
import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.Recommender;
import accelerator.local.terminal.TextTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// That everything is measured; how much it is, is no test's business.
class MeasuringTest {
  @TempDir private Path folder;

  private static String[] keys(Domain domain) {
    return domain.recommenders().stream().map(Recommender::key).toArray(String[]::new);
  }

  @Test
  void takesTheMedianAndTheEnds() {
    assertThat(Spread.of(3, 1, 2)).isEqualTo(new Spread(1, 2, 3));
    assertThat(Spread.of(4, 1, 2, 3).median()).isEqualTo(2);
    assertThat(Spread.of(1.25, 1.5, 1.75).text(1)).isEqualTo("1.5 (1.3..1.8)");
    assertThatThrownBy(Spread::of).hasMessage("measurements must be 1 or more, were none");
  }

  @Test
  void alignsATable() {
    assertThat(new TextTable("what", "s").row("a", "10.0").row("bcdef", "1").lines())
        .containsExactly("what      s", "a      10.0", "bcdef     1");
    assertThatThrownBy(() -> new TextTable("what", "s").row("a"))
        .hasMessage("a row must have 2 cells, has 1");
  }

  @Test
  void makesEveryCallOnceHoweverManyCallAtOnce() throws Exception {
    Set<String> calls = ConcurrentHashMap.newKeySet();
    AtomicInteger made = new AtomicInteger();
    Latencies.Call call =
        nth -> {
          made.incrementAndGet();
          calls.add("call " + nth);
        };

    Latencies.atOnce(2, 100, List.of(call, call, call));

    assertThat(calls).hasSize(100);
    assertThat(made).hasValue(300);
  }

  @Test
  void passesOnWhatACallFailsWith() {
    Latencies.Call failing =
        _ -> {
          throw new IOException("no answer");
        };

    assertThatThrownBy(() -> Latencies.atOnce(1, 10, List.of(failing)))
        .hasRootCauseMessage("no answer");
  }

  @Test
  void saysWhereAndWhenItMeasured() {
    assertThat(Circumstances.at(Instant.parse("2026-01-02T03:04:05Z")).line())
        .contains("cores", "JDK " + Runtime.version().feature(), "2026-01-02T03:04:00Z");
  }

  @ParameterizedTest
  @EnumSource
  void measuresTheTrainingOfEveryRecommender(Domain domain) {
    TrainingCost.Cost cost = TrainingCost.measure(new TrainingCost(domain, 20_000, 2_000, 2));

    assertThat(cost.interactions()).isBetween(18_000, 22_000);
    assertThat(cost.items()).isBetween(1_900, 2_000);
    assertThat(cost.recommenders()).containsOnlyKeys(keys(domain));
    assertThat(cost.all().least()).isPositive();
    assertThat(cost.kept()).isPositive();
    assertThat(Json.read(Json.tree(cost), TrainingCost.Cost.class)).isEqualTo(cost);
  }

  @ParameterizedTest
  @EnumSource
  void measuresQuestionsInTheEngineAndOverHttp(Domain domain) throws Exception {
    QueryLatencies.Cost cost =
        QueryLatencies.measure(new QueryLatencies(domain, 20_000, 1_000, 2, 100, folder));

    assertThat(cost.recommenders()).containsOnlyKeys(keys(domain));
    assertThat(cost.recommenders().values())
        .allSatisfy(
            figures -> {
              assertThat(figures.engine().late().most()).isPositive();
              assertThat(figures.engineAfterEvent().late().least()).isPositive();
              assertThat(figures.http().median().least()).isPositive();
              assertThat(figures.httpAfterEvent().median().least()).isPositive();
              assertThat(figures.httpAtOnce().median().least()).isPositive();
            });
    assertThat(Json.read(Json.tree(cost), QueryLatencies.Cost.class)).isEqualTo(cost);
  }

  @Test
  void generatesTheSameEachTime() throws IOException {
    GeneratedShop.of(Domain.VIDEO_ON_DEMAND, 10_000)
        .write(Domain.VIDEO_ON_DEMAND, folder.resolve("1"));
    GeneratedShop.of(Domain.VIDEO_ON_DEMAND, 10_000)
        .write(Domain.VIDEO_ON_DEMAND, folder.resolve("2"));

    for (String file : List.of("interactions/part-1.csv", "items/items.csv")) {
      assertThat(folder.resolve("1").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("2").resolve(file));
    }
  }

  @Test
  void splitsWhatEveryPeerIsGiven() throws IOException {
    try (LastViewSplit split = new LastViewSplit(folder, 2)) {
      split.add(0, 7, 1, "View");
      split.add(0, 8, 2, "View");
      split.add(0, 9, 3, "Purchase");
      split.add(1, 7, 1, "View");
      split.add(1, 8, 2, "View");
      split.add(2, 7, 1, "View");
    }

    assertThat(folder.resolve(LastViewSplit.QUESTIONS)).hasContent("0,8");
    assertThat(folder.resolve(LastViewSplit.KNOWN))
        .hasContent("0,7,1,View\n1,7,1,View\n1,8,2,View\n2,7,1,View");
  }

  @Test
  void scoresListsOfTen() throws IOException {
    Path questions = Files.writeString(folder.resolve("q"), "1,5\n2,6\n3,7\n4,8\n");
    Path answers = Files.writeString(folder.resolve("a"), "1,5,6\n2,5,6\n3,1,2\n");

    AnswerLists lists = AnswerLists.score(questions, answers);

    assertThat(lists.users()).isEqualTo(4);
    assertThat(lists.hitRateAt10()).isEqualTo(0.5);
    assertThat(lists.ndcgAt10()).isCloseTo((1 + Math.log(2) / Math.log(3)) / 4, within(1e-12));
    assertThatThrownBy(() -> AnswerLists.score(questions, Files.writeString(answers, "1,5,5\n")))
        .hasMessage("a list must be of at most ten different items, was 1,5,5");
  }

  @Test
  void answersAsOneOfThePeers() throws IOException {
    try (LastViewSplit split = new LastViewSplit(folder, 1)) {
      GeneratedShop.visit(GeneratedShop.shop(20_000), 20_000, Domain.ECOMMERCE, split);
    }
    Path answers = folder.resolve("answers.csv");

    Peer.Cost cost = Peer.measure(new Peer(folder, answers));

    assertThat(cost.fitSeconds()).isPositive();
    assertThat(AnswerLists.score(folder.resolve(LastViewSplit.QUESTIONS), answers).ndcgAt10())
        .isGreaterThan(0.1);
  }
}
