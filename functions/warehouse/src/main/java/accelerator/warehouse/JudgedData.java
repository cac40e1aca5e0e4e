package accelerator.warehouse;

import accelerator.core.DataContractViolated;
import accelerator.core.DomainPlan;
import java.util.List;

/// A domain's tables held against the data contract.
///
/// @param violations each a sentence; with any of them nothing is imported
/// @param also what follows from the violations
/// @param next what to do about them
/// @param result what a run goes on with when nothing is violated
record JudgedData(
    List<String> violations, List<String> also, String next, CheckData.Result result) {

  /// @param isUntrainable whether no recommender can be trained, which violates the contract too
  static JudgedData of(
      DataContract contract, DomainPlan plan, boolean isUntrainable, CheckData.Result result) {
    List<String> violations = contract.violations(plan.window());
    String next = new DataAdvice(contract, plan).next();
    List<String> untrained =
        isUntrainable
            ? result.skipped().stream().map(it -> it.name().key() + " " + it.reason()).toList()
            : List.of();
    if (violations.isEmpty() && isUntrainable) {
      return new JudgedData(
          List.of("no recommender can be trained: " + String.join("; ", untrained)),
          List.of(),
          next,
          result);
    }
    return new JudgedData(violations, untrained, next, result);
  }

  /// What a run goes on with.
  ///
  /// @throws DataContractViolated naming every violation
  CheckData.Result held() {
    if (!violations.isEmpty()) {
      throw new DataContractViolated(violations, also, next);
    }
    return result;
  }
}
