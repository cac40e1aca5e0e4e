package accelerator.local.evaluation;

import accelerator.emulators.recommenders.Evaluation;
import accelerator.emulators.recommenders.Items;
import accelerator.emulators.recommenders.TrainedRecommender;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// One question and its answer by name, for people to judge: what the user met last, what was
/// recommended, and what the user then did.
///
/// @param next what was held back
/// @param place the place of the first right answer among the first {@value Outcomes#LONGEST}, from
///   1; absent when there is none
public record ExampleShelf(
    String userId,
    String lastItem,
    List<String> recommended,
    List<String> next,
    Optional<Integer> place) {
  private static final int EXAMPLES = 3;
  private static final int SHOWN = 6;

  public ExampleShelf {
    recommended = List.copyOf(recommended);
    next = List.copyOf(next);
  }

  /// Of the first, the middle and the last user by id: chosen by nothing that the answers say.
  static List<ExampleShelf> of(
      List<Evaluation.Question> questions, TrainedRecommender recommender, Items items) {
    return IntStream.range(0, EXAMPLES)
        .map(nth -> nth * (questions.size() - 1) / (EXAMPLES - 1))
        .distinct()
        .mapToObj(questions::get)
        .map(question -> of(question, recommender.recommend(Outcomes.query(question)), items))
        .toList();
  }

  private static ExampleShelf of(Evaluation.Question question, List<String> answer, Items items) {
    Set<String> wanted = question.nextItemIds();
    Optional<Integer> place =
        IntStream.range(0, answer.size())
            .filter(nth -> wanted.contains(answer.get(nth)))
            .mapToObj(nth -> nth + 1)
            .findFirst();
    return new ExampleShelf(
        question.userId(),
        name(items, question.lastItemId()),
        answer.stream().limit(SHOWN).map(id -> name(items, id)).toList(),
        wanted.stream().sorted().limit(SHOWN).map(id -> name(items, id)).toList(),
        place);
  }

  private static String name(Items items, String itemId) {
    return items.byId().getOrDefault(itemId, Map.of()).getOrDefault("NAME", itemId);
  }
}
