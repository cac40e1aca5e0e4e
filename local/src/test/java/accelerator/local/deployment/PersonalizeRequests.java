package accelerator.local.deployment;

import accelerator.local.deployment.PolicyEvaluation.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The calls of Personalize as IAM sees them: one request for each type of resource that an action
/// is authorised on. A new resource has no tag yet, and the request has the stack's.
final class PersonalizeRequests {
  static final String OURS = "arn:aws:personalize:eu-west-1:000000000000:";
  private static final String TAG = "aws:ResourceTag/recommendations-accelerator";
  private static final String REQUEST_TAG = "aws:RequestTag/recommendations-accelerator";

  /// Where each type stands, for a stack and a domain.
  private static final Map<String, String> FORMS =
      Map.of(
          "datasetGroup", "dataset-group/%s-%s",
          "dataset", "dataset/%s-%s/ITEMS",
          "schema", "schema/%s-%s-items-0a1b2c3d",
          "datasetImportJob", "dataset-import-job/%s-%s-items-20251201t060000z-0a1b2c3d",
          "dataDeletionJob", "data-deletion-job/%s-%s-forget-0a1b2c3d-1",
          "recommender", "recommender/%s-%s-best-sellers",
          "filter", "filter/%s-%s-in-category-0a1b2c3d",
          "eventTracker", "event-tracker/0a1b2c3d");

  private static final Map<String, String> MADE_BY_HAND =
      Map.of(
          "datasetGroup", "dataset-group/by-hand",
          "dataset", "dataset/by-hand/ITEMS",
          "schema", "schema/by-hand",
          "datasetImportJob", "dataset-import-job/by-hand",
          "dataDeletionJob", "data-deletion-job/by-hand",
          "recommender", "recommender/by-hand",
          "filter", "filter/by-hand",
          "eventTracker", "event-tracker/1a1b2c3d");

  /// A call: all of its requests must be allowed.
  ///
  /// @param whose who made what it is about, for messages
  record Call(String action, String whose, List<Request> requests) {}

  private PersonalizeRequests() {}

  /// Calls about what this stack made or makes.
  static List<Call> own(String action, List<String> types) {
    List<Call> calls = new ArrayList<>();
    for (String domain : List.of("ecommerce", "video_on_demand")) {
      calls.add(call(action, types, "shop", domain, "shop", "own"));
    }
    return calls;
  }

  /// Calls about what others made: stacks of names that begin the same, another region's, another
  /// account's, and what was made by hand, under a name of its own and under one of ours.
  static List<Call> foreign(String action, List<String> types) {
    List<Call> calls = new ArrayList<>();
    for (String stack : List.of("shop-eu", "sho", "other")) {
      calls.add(call(action, types, stack, "ecommerce", stack, "stack " + stack));
    }
    Call own = call(action, types, "shop", "ecommerce", "shop", "");
    calls.add(moved(own, "another region", "eu-west-1", "us-east-1"));
    calls.add(moved(own, "another account", "000000000000", "111111111111"));
    List<Request> byHand = new ArrayList<>();
    for (String type : types) {
      byHand.add(
          request(action, type, OURS + MADE_BY_HAND.get(type), "").with(REQUEST_TAG, "shop"));
    }
    calls.add(new Call(action, "made by hand", byHand));
    calls.add(call(action, types, "shop", "ecommerce", "", "made by hand under our name"));
    if (isNew(action) && types.size() > 1) {
      calls.add(intoForeignGroup(action, types));
    }
    return calls;
  }

  private static Call intoForeignGroup(String action, List<String> types) {
    List<Request> requests = new ArrayList<>();
    for (String type : types) {
      boolean isMade = makes(action, type);
      String stack = isMade ? "shop" : "shop-eu";
      requests.add(
          request(action, type, OURS + FORMS.get(type).formatted(stack, "ecommerce"), stack)
              .with(REQUEST_TAG, "shop"));
    }
    return new Call(action, "ours in a group of stack shop-eu", requests);
  }

  private static Call call(
      String action, List<String> types, String stack, String domain, String tag, String whose) {
    List<Request> requests = new ArrayList<>();
    for (String type : types) {
      String arn = OURS + FORMS.get(type).formatted(stack, domain);
      requests.add(request(action, type, arn, tag).with(REQUEST_TAG, "shop"));
    }
    return new Call(action, whose, requests);
  }

  /// A tag that is there is told; what is described may not be there at all.
  private static Request request(String action, String type, String arn, String tag) {
    Request request = Request.of("personalize:" + action, arn);
    boolean isAbsent =
        makes(action, type)
            || type.equals("schema")
            || (action.startsWith("Describe") && !type.equals("eventTracker"));
    return isAbsent || tag.isEmpty() ? request : request.with(TAG, tag);
  }

  private static boolean isNew(String action) {
    return action.startsWith("Create");
  }

  private static boolean makes(String action, String type) {
    return isNew(action)
        && Set.of(action.substring("Create".length()).toLowerCase(java.util.Locale.ROOT))
            .contains(type.toLowerCase(java.util.Locale.ROOT));
  }

  private static Call moved(Call call, String whose, String from, String to) {
    return new Call(
        call.action(),
        whose,
        call.requests().stream()
            .map(it -> new Request(it.action(), it.resource().replace(from, to), it.context()))
            .toList());
  }
}
