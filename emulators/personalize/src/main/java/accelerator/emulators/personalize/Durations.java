package accelerator.emulators.personalize;

import java.time.Duration;

/// How long each change of a resource takes at least. Trainings and imports take longer when the
/// work itself does.
///
/// @param schemaUpdate of a dataset
/// @param training of a new recommender, and of an updated one that learns anew
/// @param switching of a recommender on, off, or to a configuration that needs no training
/// @param dataDeletion a job that deletes users' data
/// @param deletion of a resource
/// @param trendEvaluation how long what trends stands before it is looked at again
public record Durations(
    Duration datasetGroup,
    Duration dataset,
    Duration schemaUpdate,
    Duration datasetImport,
    Duration training,
    Duration switching,
    Duration eventTracker,
    Duration filter,
    Duration dataDeletion,
    Duration deletion,
    Duration trendEvaluation) {

  /// Everything is done at the next question.
  public static Durations instant() {
    return all(Duration.ZERO);
  }

  /// Short, but long enough that every state can be seen.
  public static Durations quick() {
    return all(Duration.ofMillis(500));
  }

  /// As observed in the cloud, in the middle of what was seen.
  public static Durations realistic() {
    return new Durations(
        Duration.ofSeconds(45),
        Duration.ofSeconds(25),
        Duration.ofSeconds(109),
        Duration.ofMinutes(10),
        Duration.ofMinutes(24),
        Duration.ofMinutes(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(3),
        Duration.ofHours(12),
        Duration.ofMinutes(2),
        Duration.ofHours(2));
  }

  /// The same, but for import jobs.
  public Durations withDatasetImport(Duration newDuration) {
    return new Durations(
        datasetGroup,
        dataset,
        schemaUpdate,
        newDuration,
        training,
        switching,
        eventTracker,
        filter,
        dataDeletion,
        deletion,
        trendEvaluation);
  }

  private static Durations all(Duration each) {
    return new Durations(each, each, each, each, each, each, each, each, each, each, each);
  }
}
