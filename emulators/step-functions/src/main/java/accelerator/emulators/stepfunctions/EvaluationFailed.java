package accelerator.emulators.stepfunctions;

/// An expression has no usable value. The problem is the service's wording, without the sentence
/// that names the state.
final class EvaluationFailed extends Exception {
  private final String problem;

  EvaluationFailed(String problem) {
    super(problem);
    this.problem = problem;
  }

  String problem() {
    return problem;
  }
}
