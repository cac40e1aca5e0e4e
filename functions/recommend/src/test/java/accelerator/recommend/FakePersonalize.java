package accelerator.recommend;

import accelerator.core.InvalidInput;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/// Recommenders that all recommend a mug and a teapot, under a new recommendation id each time.
final class FakePersonalize implements Personalize {
  /// What the last question was, and to whom.
  Optional<Asked> asked = Optional.empty();

  /// Why they do not answer; while it is set they do not.
  Optional<String> outage = Optional.empty();

  /// What they find wrong with every question, if anything.
  Optional<RuntimeException> fault = Optional.empty();

  private final AtomicInteger answers = new AtomicInteger();

  record Asked(String recommenderArn, Question question, List<String> itemColumns) {}

  @Override
  public Answer ask(String recommenderArn, Question question, Collection<String> itemColumns) {
    asked =
        Optional.of(new Asked(recommenderArn, question, List.copyOf(new TreeSet<>(itemColumns))));
    if (fault.isPresent()) {
      throw fault.get();
    }
    if (outage.isPresent()) {
      return new Answer.Unavailable(outage.get(), false);
    }
    return new Answer.Ranking(
        Optional.of("RID-" + answers.incrementAndGet()), List.of(Given.MUG, Given.TEAPOT));
  }

  void refuse(String reason) {
    fault = Optional.of(new InvalidInput(reason));
  }
}
