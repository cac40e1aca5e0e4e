package accelerator.personalize;

import accelerator.core.Registry;
import accelerator.core.ResourceFailed;
import java.util.ArrayList;
import java.util.List;

/// The answers of a domain's recommenders to a first question each: proof that they come.
final class Answers {
  /// The items that are asked about before a recommender of related items is held to be silent.
  private static final int MOST_PROBES = 10;

  private final Questions questions;
  private final List<String> columns;
  private final List<Registry.Entry> answering = new ArrayList<>();
  private final List<DomainOutcome.Skipped> skipped = new ArrayList<>();
  private final List<Registry.Item> popular = new ArrayList<>();

  /// @param columns of item metadata
  Answers(Questions questions, List<String> columns) {
    this.questions = questions;
    this.columns = columns;
  }

  /// Asks a recommender; where it is about an item, about one popular item after the other until it
  /// answers.
  void ask(Registry.Entry entry) {
    int probes = entry.name().needsItemId() ? Math.clamp(popular.size(), 1, MOST_PROBES) : 1;
    String refusal = "";
    for (int probe = 0; probe < probes; probe++) {
      switch (questions.ask(entry, popular.stream().skip(probe).limit(1).toList(), columns)) {
        case Questions.Answer.Items answer when !answer.items().isEmpty() -> {
          answered(entry, answer.items());
          return;
        }
        case Questions.Answer.Items _ -> refusal = "";
        case Questions.Answer.Refused refused -> refusal = ": " + refused.reason();
      }
    }
    skipped.add(
        new DomainOutcome.Skipped(
            entry.name(), "%s answers no item%s".formatted(entry.recommenderArn(), refusal)));
  }

  /// Takes the popular list from a recommender that needs no proof, if it has one to give and no
  /// other came before.
  void hear(Registry.Entry entry) {
    if (popular.isEmpty()
        && !entry.name().needsItemId()
        && questions.ask(entry, List.of(), columns) instanceof Questions.Answer.Items answer) {
      popular.addAll(answer.items());
    }
  }

  private void answered(Registry.Entry entry, List<Registry.Item> items) {
    answering.add(entry);
    if (popular.isEmpty()) {
      popular.addAll(items);
    }
  }

  /// @throws ResourceFailed when none has answered
  void refuseSilence() {
    if (answering.isEmpty()) {
      throw new ResourceFailed(skipped.getFirst().reason());
    }
  }

  List<Registry.Entry> answering() {
    return List.copyOf(answering);
  }

  List<DomainOutcome.Skipped> skipped() {
    return List.copyOf(skipped);
  }

  /// The list of the first that answered.
  List<Registry.Item> popular() {
    return List.copyOf(popular);
  }
}
