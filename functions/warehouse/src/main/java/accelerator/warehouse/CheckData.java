package accelerator.warehouse;

import accelerator.core.Actions;
import accelerator.core.DataContractViolated;
import accelerator.core.Dataset;
import accelerator.core.Recommender;
import accelerator.core.StageCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Holds a domain's tables against the data contract, before anything costs money. It answers with
/// the recommenders that can be trained; those that cannot are skipped, each with its reason. Data
/// that cannot be imported, or trains no recommender, is refused with every violation named.
record CheckData(WarehouseSettings settings, Warehouse warehouse, InstantSource clock)
    implements Actions.Action {

  /// @param leftOut what of the source is not in the datasets: how many by reason
  /// @param datasets those that have rows to import
  record Result(
      Map<Dataset, Long> rows,
      List<Recommender> recommenders,
      List<Skipped> skipped,
      Map<String, Long> leftOut,
      List<Dataset> datasets) {}

  record Skipped(Recommender name, String reason) {}

  @Override
  public Result handle(JsonNode payload) {
    StageCall call = StageCall.of(payload);
    Findings findings = new Measurements(warehouse, settings, call).take(clock.instant());
    DataContract contract = new DataContract(findings);
    List<Recommender> trainable = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    for (Recommender recommender : call.plan().recommenders()) {
      Optional<String> shortage = contract.shortage(recommender);
      shortage.ifPresentOrElse(
          reason -> skipped.add(new Skipped(recommender, reason)),
          () -> trainable.add(recommender));
    }
    refuse(contract.violations(call.plan().window()), trainable, skipped);
    return new Result(
        new TreeMap<>(findings.rows()),
        trainable,
        skipped,
        leftOut(findings),
        findings.filledDatasets());
  }

  private static void refuse(
      List<String> violations, List<Recommender> trainable, List<Skipped> skipped) {
    List<String> all = new ArrayList<>(violations);
    if (trainable.isEmpty()) {
      skipped.forEach(skip -> all.add(skip.name().key() + " " + skip.reason()));
      all.add("no recommender can be trained");
    }
    if (!all.isEmpty()) {
      throw new DataContractViolated(all);
    }
  }

  private static Map<String, Long> leftOut(Findings findings) {
    Map<String, Long> counted = new TreeMap<>(findings.leftOut());
    counted.values().removeIf(count -> count == 0);
    return counted;
  }
}
