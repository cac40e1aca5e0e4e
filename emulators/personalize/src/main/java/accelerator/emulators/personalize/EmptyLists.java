package accelerator.emulators.personalize;

import accelerator.emulators.loopback.StrictJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The lists of what this stand-in never makes. They are empty, so that programs which look for
/// everything of an account, to show or to delete it, go on.
final class EmptyLists {
  /// The answer's member of each operation.
  private static final Map<String, String> MEMBERS =
      Map.of(
          "ListSolutions", "solutions",
          "ListSolutionVersions", "solutionVersions",
          "ListCampaigns", "campaigns",
          "ListBatchInferenceJobs", "batchInferenceJobs",
          "ListBatchSegmentJobs", "batchSegmentJobs",
          "ListDatasetExportJobs", "datasetExportJobs",
          "ListMetricAttributions", "metricAttributions",
          "ListMetricAttributionMetrics", "metrics");

  private EmptyLists() {}

  static Map<String, Operation> operations() {
    Map<String, Operation> all = new LinkedHashMap<>();
    MEMBERS.forEach(
        (name, member) ->
            all.put(
                name,
                request ->
                    ListPage.of(
                        member,
                        List.<Resource>of(),
                        request,
                        Resource::arn,
                        _ -> StrictJson.object())));
    return all;
  }
}
