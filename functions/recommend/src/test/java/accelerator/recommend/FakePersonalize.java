package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Registry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Recommenders that all recommend a mug and a teapot, under a new recommendation id each time.
final class FakePersonalize implements Personalize {
  /// What the last question was, and to whom.
  Optional<Asked> asked = Optional.empty();

  /// Why they do not answer; while it is set they do not.
  Optional<String> outage = Optional.empty();

  /// What they find wrong with every question, if anything.
  Optional<RuntimeException> fault = Optional.empty();

  /// What they recommend.
  Function<Question, List<Registry.Item>> items = question -> List.of(Given.MUG, Given.TEAPOT);

  Map<String, String> promotions = Map.of();

  /// Every question that was answered.
  final List<Question> questions = new CopyOnWriteArrayList<>();

  private final AtomicInteger answers = new AtomicInteger();

  record Asked(String recommenderArn, Question question, List<String> itemColumns) {}

  @Override
  public synchronized Answer ask(
      String recommenderArn, Question question, Collection<String> itemColumns) {
    asked =
        Optional.of(new Asked(recommenderArn, question, List.copyOf(new TreeSet<>(itemColumns))));
    if (fault.isPresent()) {
      throw fault.get();
    }
    if (outage.isPresent()) {
      return new Answer.Unavailable(outage.get(), false);
    }
    questions.add(question);
    return new Answer.Ranking(
        Optional.of("RID-" + answers.incrementAndGet()),
        items.apply(question),
        promotions,
        Map.of());
  }

  void refuse(String reason) {
    fault = Optional.of(new InvalidInput(reason));
  }
}
