package accelerator.emulators.personalize;

import java.time.Instant;

/// One import's rows on their way into a dataset: they are in it once the job is over.
record StagedImport(Transition job, BulkImportMode mode, BackgroundJob<Rows> rows) {
  boolean isOver(Instant now) {
    return !job.isUnderway(now);
  }
}
