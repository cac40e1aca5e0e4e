package accelerator.emulators.recommenders;

import accelerator.emulators.recommenders.Recipe.Repeats;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds the recipe that foresees best what is held back. One thing after the other is changed; a
/// change has to gain more than one standard error of the gain, users counting as one observation
/// each, so that chance decides nothing and the simpler recipe stays.
final class Tuner {
  /// So many questions, of users evenly spread, are asked first, and what does best there is asked
  /// all: fewer of large sets, whose questions are slower.
  private static final int MOST_FIRST = 2500;

  private static final int FEWEST_FIRST = 1000;
  private static final long FIRST_BY_SIZE = 1_000_000_000;

  private final Rehearsal rehearsal;
  private final LearnedAssociations known;
  private final Questioner questioner;
  private final TrainingParameters parameters;
  private final List<Rehearsal.Question> questions;
  private final Set<Recipe> tried = new HashSet<>();

  /// One of so many users is asked first.
  private final int first;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Trial(Recipe recipe, float[] gains) {}

  Tuner(
      Rehearsal rehearsal,
      LearnedAssociations known,
      Questioner questioner,
      TrainingParameters parameters) {
    this.rehearsal = rehearsal;
    this.known = known;
    this.questioner = questioner;
    this.parameters = parameters;
    this.questions = rehearsal.questions();
    long asked = FIRST_BY_SIZE / Math.max(1, rehearsal.all().size());
    this.first = Math.max(1, questions.size() / (int) Math.clamp(asked, FEWEST_FIRST, MOST_FIRST));
  }

  /// @param regularisations of the linear models that may be tried
  Recipe best(List<Float> regularisations) {
    Recipe usual =
        Recipe.usual(parameters)
            .withRepeats(rehearsal.isReturnedTo() ? Repeats.AS_OTHERS : Repeats.LAST);
    tried.add(usual);
    Trial champion = new Trial(usual, new float[questions.size()]);
    ask(champion, true);
    ask(champion, false);
    for (RecipeChange change : RecipeChange.order(questioner.isPersonal())) {
      champion = bestOf(change.of(champion.recipe(), regularisations), champion);
    }
    return champion.recipe();
  }

  /// Asks the recipe that does best with the first questions all others, too.
  private Trial bestOf(List<Recipe> recipes, Trial champion) {
    Optional<Trial> best = Optional.empty();
    double lead = 0;
    for (Recipe recipe : recipes) {
      if (tried.add(recipe)) {
        Trial trial = new Trial(recipe, new float[questions.size()]);
        ask(trial, true);
        double ahead = new Lead(trial.gains(), champion.gains(), first).mean;
        if (ahead > lead) {
          best = Optional.of(trial);
          lead = ahead;
        }
      }
    }
    best.ifPresent(trial -> ask(trial, false));
    return best.filter(trial -> new Lead(trial.gains(), champion.gains(), 1).isAhead())
        .orElse(champion);
  }

  private void ask(Trial trial, boolean isFirst) {
    Hybrid hybrid = known.hybrid(trial.recipe());
    parameters
        .parallel()
        .forEach(
            questions.size(),
            () -> {
              Questioner.Worker worker = questioner.worker();
              return nth -> {
                Rehearsal.Question question = questions.get(nth);
                if (isOfFirst(question) == isFirst) {
                  trial.gains()[nth] = worker.gain(hybrid, question);
                }
              };
            });
  }

  private boolean isOfFirst(Rehearsal.Question question) {
    return question.cut() % first == 0;
  }

  /// How far one recipe is ahead of another, as a mean over users, and how far chance may take it.
  private final class Lead {
    private final double mean;
    private final double error;

    /// @param each so manyeth user counts
    Lead(float[] gains, float[] others, int each) {
      double[] leads = new double[rehearsal.cuts().size()];
      int[] counts = new int[leads.length];
      for (int nth = 0; nth < gains.length; nth++) {
        int cut = questions.get(nth).cut();
        leads[cut] += gains[nth] - others[nth];
        counts[cut]++;
      }
      double sum = 0;
      double squares = 0;
      int users = 0;
      for (int cut = 0; cut < leads.length; cut += each) {
        double lead = leads[cut] / Math.max(1, counts[cut]);
        sum += lead;
        squares += lead * lead;
        users++;
      }
      mean = sum / Math.max(1, users);
      error = Math.sqrt(Math.max(0, squares - users * mean * mean)) / Math.max(1, users);
    }

    boolean isAhead() {
      return mean > error;
    }
  }
}
