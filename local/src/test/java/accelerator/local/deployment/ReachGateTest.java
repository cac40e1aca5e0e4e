package accelerator.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.local.deployment.PersonalizeRequests.Call;
import accelerator.local.deployment.PolicyEvaluation.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// How far each function reaches: every call of Personalize that it can make, evaluated against its
/// role for what is the stack's own and for what is others'.
class ReachGateTest {
  /// Foreign things that somebody reaches nevertheless, and why nothing comes of it.
  private static final Map<String, String> REACHED =
      Map.ofEntries(
          Map.entry("TagResource made by hand under our name", "a tag comes with what is made"),
          Map.entry(
              "TagResource made by hand, event tracker", "it has no tag and no name to tell it by"),
          Map.entry(
              "CreateDatasetGroup made by hand under our name", "what is there is not made again"),
          Map.entry(
              "DescribeDatasetGroup made by hand under our name",
              "a name is looked at before its tag"),
          Map.entry(
              "DescribeDataset made by hand under our name", "a name is looked at before its tag"),
          Map.entry(
              "DescribeDatasetImportJob made by hand under our name",
              "it is looked at before its tag"),
          Map.entry(
              "DescribeDataDeletionJob made by hand under our name",
              "it is looked at before its tag"),
          Map.entry(
              "DescribeRecommender made by hand under our name", "it is looked at before its tag"),
          Map.entry("DescribeFilter made by hand under our name", "it is looked at before its tag"),
          Map.entry(
              "GetRecommendations made by hand under our name",
              "its tags are not evaluated for asking"),
          Map.entry("Schema made by hand under our name", "a schema cannot have a tag"));

  private static final Set<String> WITHOUT_RESOURCE =
      Set.of(
          "PutEvents",
          "ListRecommenders",
          "ListFilters",
          "ListEventTrackers",
          "ListDatasets",
          "ListSchemas");

  static Stream<Transformed> sources() {
    return Transformed.all().stream();
  }

  private static List<String> types(String action) {
    return action.equals("GetRecommendations")
        ? List.of("recommender")
        : AccessGateTest.types("personalize:" + action).stream()
            .filter(type -> !Set.of("solution", "campaign").contains(type))
            .toList();
  }

  /// The tags of anything can be read: each type is a call of its own.
  private static List<List<String>> variants(String action) {
    return switch (action) {
      case "ListTagsForResource" ->
          Stream.of("datasetGroup", "dataset", "recommender", "filter", "eventTracker")
              .map(List::of)
              .toList();
      case "TagResource" ->
          Stream.of(
                  "datasetGroup",
                  "dataset",
                  "datasetImportJob",
                  "dataDeletionJob",
                  "recommender",
                  "filter",
                  "eventTracker")
              .map(List::of)
              .toList();
      default -> List.of(types(action));
    };
  }

  @ParameterizedTest
  @MethodSource("sources")
  void reachesAllThatIsOursAndNothingElse(Transformed template) {
    List<String> surprises = new ArrayList<>();
    Set<String> resources = new TreeSet<>();
    int calls = 0;
    Set<String> functions = template.ofType("AWS::Lambda::Function").keySet();
    for (String function : functions) {
      PolicyEvaluation role = template.evaluation(template.roleOf(function));
      for (String action : template.actionsOf(function, "personalize:")) {
        if (WITHOUT_RESOURCE.contains(action)) {
          continue;
        }
        for (List<String> types : variants(action)) {
          for (Call call : PersonalizeRequests.own(action, types)) {
            if (reaches(function, action, types) && !isAllowed(role, call)) {
              surprises.add("%s may not %s %s".formatted(function, action, call.requests()));
            }
            call.requests().forEach(it -> resources.add(it.resource()));
            calls++;
          }
          for (Call call : PersonalizeRequests.foreign(action, types)) {
            if (isAllowed(role, call) && !isKnown(action, call)) {
              surprises.add(
                  "%s may %s: %s, %s".formatted(function, action, call.whose(), call.requests()));
            }
            call.requests().forEach(it -> resources.add(it.resource()));
            calls++;
          }
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %d calls on %d ARNs evaluated for %d functions: %d surprises%n",
        template,
        calls,
        resources.size(),
        functions.size(),
        surprises.size());
    assertThat(surprises).isEmpty();
    assertThat(calls).isGreaterThan(200);
  }

  private static boolean isAllowed(PolicyEvaluation role, Call call) {
    return call.requests().stream().allMatch(role::allows);
  }

  /// Runs and the deletion of a stack read the tags of recommenders only; each function tags what
  /// it makes.
  private static boolean reaches(String function, String action, List<String> types) {
    return switch (action) {
      case "ListTagsForResource" ->
          function.equals("TeardownFunction") || types.equals(List.of("recommender"));
      case "TagResource" ->
          function.equals("ForgetFunction") == types.equals(List.of("dataDeletionJob"));
      default -> true;
    };
  }

  private static boolean isKnown(String action, Call call) {
    boolean isTracker =
        call.requests().stream().allMatch(it -> it.resource().contains(":event-tracker/"));
    boolean isSchema = call.requests().stream().allMatch(it -> it.resource().contains(":schema/"));
    return action.equals("ListTagsForResource")
        || REACHED.containsKey(
            (isSchema ? "Schema" : action)
                + " "
                + (isTracker
                    ? call.whose().replace(" under our name", "") + ", event tracker"
                    : call.whose()));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void questionsAreForOurRecommendersOnly(Transformed template) {
    PolicyEvaluation role = template.evaluation(template.roleOf("RecommendFunction"));
    String action = "personalize:GetRecommendations";

    assertThat(
            role.allows(
                Request.of(action, PersonalizeRequests.OURS + "recommender/shop-ecommerce-x")))
        .isTrue();
    assertThat(
            role.allows(
                Request.of(action, PersonalizeRequests.OURS + "recommender/shop-eu-ecommerce-x")))
        .isFalse();
  }
}
