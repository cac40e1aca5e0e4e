package accelerator.emulators.stepfunctions;

/// Listens to executions as they run. It is called in the order of the events, one at a time for an
/// execution, on the thread that makes progress: a slow listener slows the execution.
@FunctionalInterface
public interface History {
  void record(HistoryEvent event);
}
