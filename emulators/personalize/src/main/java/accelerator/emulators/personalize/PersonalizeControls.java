package accelerator.emulators.personalize;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.recommenders.Model;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What the service itself does not offer, for those who test with the stand-in: declared answers
/// and failures, rows without files, the clock, a training at once, a new beginning. The same over
/// HTTP below `/_emulator`. Safe for several threads.
public final class PersonalizeControls {
  private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");
  private static final Duration LONGEST = Duration.between(Instant.EPOCH, YEAR_10000);

  private final ServiceSettings settings;
  private final ServiceParts parts;
  private final ServiceClock clock;
  private volatile ServiceLife life;

  PersonalizeControls(ServiceSettings settings, ServiceParts parts) {
    this.settings = settings;
    this.parts = parts;
    this.clock = new ServiceClock(parts.clock());
    this.life = new ServiceLife(settings, parts, clock);
  }

  ServiceLife life() {
    return life;
  }

  /// Lets a recommender answer what is declared, from now on.
  public void declare(DeclaredAnswer answer) {
    life.declarations().add(recommenderArn(answer.recommender()), answer);
  }

  /// Lets recommenders answer what they have learned again.
  public void forgetAnswers() {
    life.declarations().forgetAnswers();
  }

  /// Lets the next requests for an operation fail.
  ///
  /// @throws EmulatorException when the services have no such operation
  public void declare(DeclaredFailure failure) {
    if (!life.door().knows(failure.operation())) {
      throw new EmulatorException(
          "operation must be one of the service's, such as GetRecommendations, was '%s'"
              .formatted(failure.operation()));
    }
    life.declarations().add(failure);
  }

  /// Lets the next job of a name fail: the training of a recommender, an import job, a data
  /// deletion job.
  ///
  /// @param reason its `failureReason`
  public void failJob(String name, String reason) {
    if (name.isEmpty() || reason.isEmpty()) {
      throw new EmulatorException("name and reason of a failing job must not be empty");
    }
    life.declarations().failJob(name, reason);
  }

  /// Lets no request and no job fail any more.
  public void forgetFailures() {
    life.declarations().forgetFailures();
  }

  /// Puts rows into a dataset at once, in place of those that were imported. They are checked as a
  /// file's are, but may be as few as you like; a recommender still needs 1,000 interactions to
  /// learn.
  ///
  /// @param rows by column, as the schema names it; absent values are not in them
  /// @throws EmulatorException when there is no such dataset, or a row cannot be in it
  public void importRows(String datasetArn, List<Map<String, String>> rows) {
    give(datasetArn, rows, BulkImportMode.FULL);
  }

  /// The same, but adds them to what was imported, as an INCREMENTAL import does.
  ///
  /// @throws EmulatorException also when nothing was imported before
  public void addRows(String datasetArn, List<Map<String, String>> rows) {
    give(datasetArn, rows, BulkImportMode.INCREMENTAL);
  }

  void give(String datasetArn, List<Map<String, String>> rows, BulkImportMode mode) {
    ServiceLife now = life;
    told(
        () ->
            now.region()
                .alone(
                    () -> {
                      now.imports().give(datasetArn, rows, mode);
                      return datasetArn;
                    }));
  }

  /// Lets a recommender learn anew from what is there now, and waits until it has. Its description
  /// shows it as an update; the settings' durations decide when that answers.
  ///
  /// @param recommender its name or ARN
  /// @return why it failed, if it did
  /// @throws EmulatorException when it is not ACTIVE, or is being updated
  public Optional<String> retrain(String recommender) {
    ServiceLife now = life;
    String arn = recommenderArn(recommender);
    BackgroundJob<Model> training =
        told(() -> now.region().alone(() -> now.recommenders().retrain(arn)));
    return training.await().failure();
  }

  /// What time it is for the service.
  public Instant now() {
    return clock.instant();
  }

  boolean isStopped() {
    return clock.isStopped();
  }

  /// Sets the clock, which goes on from there. What is in progress ends when its time has come:
  /// setting it back makes that later.
  ///
  /// @throws EmulatorException when it is not of the years 1970 to 9999
  public void setTime(Instant time) {
    clock.set(checked(time));
  }

  /// Sets the clock, and stops it there.
  ///
  /// @throws EmulatorException when it is not of the years 1970 to 9999
  public void stopTime(Instant time) {
    clock.stop(checked(time));
  }

  /// Sets the clock forward, whether it goes or stands.
  ///
  /// @throws EmulatorException when it is not forward, or leads beyond the year 9999
  public void advance(Duration by) {
    if (by.isNegative() || by.compareTo(LONGEST) > 0) {
      throw new EmulatorException("advance must be PT0S.." + LONGEST + ", was " + by);
    }
    Instant time = checked(clock.instant().plus(by));
    if (clock.isStopped()) {
      clock.stop(time);
      return;
    }
    clock.set(time);
  }

  private static Instant checked(Instant time) {
    if (time.isBefore(Instant.EPOCH) || !time.isBefore(YEAR_10000)) {
      throw new EmulatorException("time must be of the years 1970 to 9999, was " + time);
    }
    return time;
  }

  /// Begins anew: no resource, no declaration, the clock as it was, ids from the seed's beginning.
  /// Jobs that run are interrupted.
  public synchronized void reset() {
    ServiceLife old = life;
    clock.set(parts.clock().instant());
    life = new ServiceLife(settings, parts, clock);
    old.close();
  }

  synchronized void close() {
    life.close();
  }

  private String recommenderArn(String recommender) {
    return recommender.startsWith("arn:") ? recommender : settings.arn("recommender", recommender);
  }

  private static <T> T told(Supplier<T> action) {
    try {
      return action.get();
    } catch (Refusal failure) {
      throw new EmulatorException(String.valueOf(failure.getMessage()), failure);
    }
  }
}
