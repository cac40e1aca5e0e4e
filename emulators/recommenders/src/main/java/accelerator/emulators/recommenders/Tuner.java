package accelerator.emulators.recommenders;

import accelerator.emulators.recommenders.Recipe.Repeats;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds the recipe that foresees best what is held back. One thing after the other is changed; a
/// change has to gain more than one standard error of the gain, users counting as one observation
/// each, so that chance decides nothing and the simpler recipe stays.
final class Tuner {
  private static final int ROUNDS = 2;

  /// One of so many users is asked first, and whoever does worse there is asked no further.
  private static final int FIRST = 5;

  private final Rehearsal rehearsal;
  private final LearnedAssociations known;
  private final Questioner questioner;
  private final TrainingParameters parameters;
  private final List<Rehearsal.Question> questions;
  private final Set<Recipe> tried = new HashSet<>();

  private record Trial(Recipe recipe, float[] gains, double lead) {}

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
  }

  /// @param regularisations of the linear models that may be tried
  Recipe best(List<Float> regularisations) {
    Recipe usual =
        Recipe.usual(parameters)
            .withRepeats(rehearsal.isReturnedTo() ? Repeats.AS_OTHERS : Repeats.LAST);
    tried.add(usual);
    float[] gains = new float[questions.size()];
    ask(usual, gains, true);
    ask(usual, gains, false);
    Trial champion = new Trial(usual, gains, 0);
    for (int round = 0; round < ROUNDS; round++) {
      for (RecipeChange change : RecipeChange.order(questioner.isPersonal())) {
        champion = bestOf(change.of(champion.recipe(), regularisations), champion);
      }
    }
    return champion.recipe();
  }

  private Trial bestOf(List<Recipe> recipes, Trial champion) {
    Trial best = champion;
    double lead = 0;
    for (Recipe recipe : recipes) {
      if (tried.add(recipe)) {
        Trial trial = trial(recipe, champion);
        if (trial.lead() > lead) {
          best = trial;
          lead = trial.lead();
        }
      }
    }
    return best;
  }

  /// What a recipe gains over the champion; 0 unless that is more than a standard error.
  private Trial trial(Recipe recipe, Trial champion) {
    float[] gains = new float[questions.size()];
    ask(recipe, gains, true);
    if (new Lead(gains, champion.gains(), true).isBehind()) {
      return new Trial(recipe, gains, 0);
    }
    ask(recipe, gains, false);
    Lead lead = new Lead(gains, champion.gains(), false);
    return new Trial(recipe, gains, lead.isAhead() ? lead.mean : 0);
  }

  private void ask(Recipe recipe, float[] gains, boolean isFirst) {
    Hybrid hybrid = known.hybrid(recipe);
    parameters
        .parallel()
        .forEach(
            questions.size(),
            () -> {
              Questioner.Worker worker = questioner.worker();
              return nth -> {
                Rehearsal.Question question = questions.get(nth);
                if (isOfFirst(question) == isFirst) {
                  gains[nth] = worker.gain(hybrid, question);
                }
              };
            });
  }

  private static boolean isOfFirst(Rehearsal.Question question) {
    return question.cut() % FIRST == 0;
  }

  /// How far one recipe is ahead of another, as a mean over users, and how far chance may take it.
  private final class Lead {
    private final double mean;
    private final double error;

    Lead(float[] gains, float[] others, boolean isFirstOnly) {
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
      for (int cut = 0; cut < leads.length; cut += isFirstOnly ? FIRST : 1) {
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

    boolean isBehind() {
      return mean < -error;
    }
  }
}
