package accelerator.core;

import java.time.Instant;

/// One execution of the state machine, as the plan fixed it: what all its domains share. Every
/// payload of the run carries it.
///
/// @param runId unique, sortable by time, part of object keys and of import job names
/// @param executionArn the Step Functions execution that does it
/// @param loadSampleData whether the packaged sample is what it learns from
public record Run(
    String runId,
    String executionArn,
    Instant startedAt,
    ImportMode importMode,
    boolean loadSampleData,
    Deadlines deadlines) {

  /// The instants by which the stages of a run must be done.
  public record Deadlines(Instant warehouse, Instant imports, Instant training) {}
}
