package accelerator.emulators.recommenders;

import accelerator.emulators.recommenders.Recipe.Repeats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds the recipe that foresees best what is held back. One thing after the other is changed; a
/// change has to gain more than one standard error of the gain, users counting as one observation
/// each, so that chance decides nothing and the simpler recipe stays. Questions are asked in
/// rounds: what does not lead by then is not asked the rest. Of large sets, whose questions are
/// slow, what leads beyond doubt is not, either.
final class Tuner {
  /// Sets of more interactions are large.
  private static final int LARGE = 500_000;

  /// So many questions, of users evenly spread, are asked first, and what does best there is asked
  /// the others.
  private static final int FIRST = 2500;

  private static final int FIRST_OF_LARGE = 600;

  /// Of the first questions of a large set, and of all, a third is asked to find out what is worth
  /// the rest.
  private static final int PARTS = 3;

  /// So many recipes are worth all of the first questions.
  private static final int MOST_FINALISTS = 3;

  /// A lead of so many standard errors is beyond doubt.
  private static final double DOUBTLESS = 3;

  private final Rehearsal rehearsal;
  private final LearnedAssociations known;
  private final Questioner questioner;
  private final TrainingParameters parameters;
  private final List<Rehearsal.Question> questions;
  private final Set<Recipe> tried = new HashSet<>();

  /// Users have places in turn, from 0 to below so many; each round asks those below another one.
  private final int places;

  private final int some;
  private final int first;
  private final int more;

  private static final class Trial {
    private final Recipe recipe;
    private final float[] gains;

    /// Users with places below have been asked.
    private int asked;

    Trial(Recipe recipe, int questions) {
      this.recipe = recipe;
      this.gains = new float[questions];
    }
  }

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
    boolean isLarge = rehearsal.all().size() > LARGE;
    int share = Math.max(1, questions.size() / (isLarge ? FIRST_OF_LARGE : FIRST));
    this.places = PARTS * share;
    this.first = PARTS;
    this.some = isLarge && share > 1 ? 1 : first;
    this.more = isLarge ? Math.max(first, share) : places;
  }

  /// @param regularisations of the linear models that may be tried
  Recipe best(List<Float> regularisations) {
    Recipe usual =
        Recipe.usual(parameters)
            .withRepeats(rehearsal.isReturnedTo() ? Repeats.AS_OTHERS : Repeats.LAST);
    tried.add(usual);
    Trial champion = new Trial(usual, questions.size());
    for (RecipeChange change : RecipeChange.order(questioner.isPersonal())) {
      champion = bestOf(change.of(champion.recipe, regularisations), champion);
    }
    return champion.recipe;
  }

  private Trial bestOf(List<Recipe> recipes, Trial champion) {
    List<Trial> finalists = new ArrayList<>();
    for (Recipe recipe : recipes) {
      if (tried.add(recipe)) {
        finalists.add(new Trial(recipe, questions.size()));
      }
    }
    for (int round : new int[] {some, first}) {
      ask(finalists, champion, round);
      finalists =
          finalists.stream()
              .sorted(Comparator.comparingDouble(trial -> -lead(trial, champion, round).mean))
              .limit(round == first ? 1 : MOST_FINALISTS)
              .toList();
    }
    return finalists.stream()
        .filter(trial -> isBetter(trial, champion))
        .findFirst()
        .orElse(champion);
  }

  private boolean isBetter(Trial trial, Trial champion) {
    if (lead(trial, champion, first).mean <= 0) {
      return false;
    }
    ask(List.of(trial), champion, more);
    Lead lead = lead(trial, champion, more);
    if (!lead.isAhead() || lead.isDoubtless()) {
      return lead.isAhead();
    }
    ask(List.of(trial), champion, places);
    return lead(trial, champion, places).isAhead();
  }

  /// How far one is ahead of the other, both of which have been asked so much.
  private Lead lead(Trial trial, Trial champion, int end) {
    return new Lead(trial.gains, champion.gains, end);
  }

  private void ask(List<Trial> trials, Trial champion, int end) {
    Stream.concat(Stream.of(champion), trials.stream())
        .filter(trial -> trial.asked < end)
        .collect(Collectors.groupingBy(trial -> trial.asked))
        .forEach((from, each) -> ask(each, from, end));
  }

  /// Asks the users at places from one to below another, each question of all at once.
  private void ask(List<Trial> trials, int from, int end) {
    trials.forEach(trial -> trial.asked = end);
    int[] asked =
        IntStream.range(0, questions.size())
            .filter(nth -> place(questions.get(nth).cut()) >= from)
            .filter(nth -> place(questions.get(nth).cut()) < end)
            .toArray();
    List<Hybrid> hybrids = trials.stream().map(trial -> known.hybrid(trial.recipe)).toList();
    parameters
        .parallel()
        .forEach(
            asked.length,
            () -> {
              Questioner.Worker worker = questioner.worker();
              float[] gains = new float[hybrids.size()];
              return each -> {
                worker.ask(questions.get(asked[each]), hybrids, gains);
                for (int nth = 0; nth < gains.length; nth++) {
                  trials.get(nth).gains[asked[each]] = gains[nth];
                }
              };
            });
  }

  private int place(int cut) {
    return cut % places;
  }

  /// How far one recipe is ahead of another, as a mean over users, and how far chance may take it.
  private final class Lead {
    private final double mean;
    private final double error;

    /// @param end users at places below it count
    Lead(float[] gains, float[] others, int end) {
      double[] leads = new double[rehearsal.cuts().size()];
      double[] weights = new double[leads.length];
      for (int nth = 0; nth < gains.length; nth++) {
        Rehearsal.Question question = questions.get(nth);
        leads[question.cut()] += question.weight() * (gains[nth] - others[nth]);
        weights[question.cut()] += question.weight();
      }
      double sum = 0;
      double squares = 0;
      int users = 0;
      for (int cut = 0; cut < leads.length; cut++) {
        if (place(cut) < end) {
          double lead = leads[cut] / weights[cut];
          sum += lead;
          squares += lead * lead;
          users++;
        }
      }
      mean = sum / Math.max(1, users);
      error = Math.sqrt(Math.max(0, squares - users * mean * mean)) / Math.max(1, users);
    }

    boolean isAhead() {
      return mean > error;
    }

    boolean isDoubtless() {
      return mean > DOUBTLESS * error;
    }
  }
}
