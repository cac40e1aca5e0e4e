package accelerator.personalize;

import accelerator.core.Recommender;
import accelerator.core.Run;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The places that a dataset group has left for a second recommender of a name, which is trained
/// beside the one that answers. Personalize allows five in a group, and does not raise that
/// (General Reference, quotas).
///
/// @param beside the recommenders that have such a place
record Places(Set<Recommender> beside) {
  private static final int IN_GROUP = 5;

  Places {
    beside = Set.copyOf(beside);
  }

  /// @param listed what there is in the group, of this stack and of others
  /// @param arns of those that answer, or will
  /// @param wanted those of the run; the first have the places
  static Places of(
      ListedRecommenders listed,
      Map<Recommender, String> arns,
      Names names,
      Run run,
      List<Recommender> wanted) {
    long successors =
        wanted.stream()
            .filter(each -> listed.find(names.recommenderArn(each, run.runId())).isPresent())
            .count();
    long missing =
        wanted.stream().filter(each -> listed.find(arn(each, arns, names)).isEmpty()).count();
    long free = IN_GROUP - (listed.listed().size() - successors) - missing;
    Set<Recommender> beside = EnumSet.noneOf(Recommender.class);
    wanted.stream()
        .filter(
            each ->
                listed
                    .find(arn(each, arns, names))
                    .filter(found -> isBefore(found, run))
                    .isPresent())
        .limit(Math.max(0, free))
        .forEach(beside::add);
    return new Places(beside);
  }

  private static String arn(Recommender recommender, Map<Recommender, String> arns, Names names) {
    return arns.getOrDefault(recommender, names.recommenderArn(recommender));
  }

  /// Whether it was there before a run.
  static boolean isBefore(
      software.amazon.awssdk.services.personalize.model.Recommender found, Run run) {
    return found.creationDateTime() != null && found.creationDateTime().isBefore(run.startedAt());
  }

  boolean hasPlace(Recommender recommender) {
    return beside.contains(recommender);
  }
}
