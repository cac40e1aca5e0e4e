package accelerator.personalize;

import accelerator.core.Json;
import accelerator.core.StackRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/// CloudFormation's requests that wait for an answer, kept in the data bucket: their signed URLs
/// would otherwise stand in the history of an execution.
record StackRequests(BucketRecords bucket) {
  private static final Pattern KEY = Pattern.compile("requests/[A-Za-z0-9-]{1,64}\\.json");

  /// Whether a key is one of these.
  static boolean isKey(String key) {
    return KEY.matcher(key).matches();
  }

  /// Where a request is kept.
  static String key(StackRequest request) {
    return "requests/%s.json".formatted(id(request));
  }

  /// The request's id as far as a name of Step Functions may hold it.
  static String id(StackRequest request) {
    String id = request.requestId().replaceAll("[^A-Za-z0-9-]", "-");
    return id.substring(0, Math.min(id.length(), 64));
  }

  void keep(StackRequest request) {
    bucket.write(
        key(request),
        Json.write(
            Json.object()
                .put("RequestType", request.type().name())
                .put("RequestId", request.requestId())
                .put("ResponseURL", request.responseUrl().toString())
                .put("StackId", request.stackId())
                .put("LogicalResourceId", request.logicalResourceId())
                .put("PhysicalResourceId", request.physicalResourceId().orElse(""))));
  }

  Optional<StackRequest> find(String key) {
    return bucket.read(key).map(version -> StackRequest.of(Json.parse(version.text())));
  }

  void forget(String key) {
    bucket.delete(key);
  }
}
