package accelerator.local.deployment;

import accelerator.local.deployment.Transformed.Statement;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// IAM's decision for one principal: a Deny wins, else an Allow is needed (IAM user guide, policy
/// evaluation logic). A condition on a key that the request does not have does not hold.
record PolicyEvaluation(List<Statement> statements) {

  /// What is asked.
  ///
  /// @param context the request's condition keys, such as `aws:ResourceTag/..`
  record Request(String action, String resource, Map<String, String> context) {
    static Request of(String action, String resource) {
      return new Request(action, resource, Map.of());
    }

    Request with(String key, String value) {
      Map<String, String> more = new java.util.HashMap<>(context);
      more.put(key, value);
      return new Request(action, resource, more);
    }
  }

  boolean allows(Request request) {
    return matching(request).anyMatch(Statement::isAllow)
        && matching(request).allMatch(Statement::isAllow);
  }

  private Stream<Statement> matching(Request request) {
    return statements.stream()
        .filter(it -> it.actions().stream().anyMatch(each -> like(each, request.action())))
        .filter(
            it ->
                it.targets().stream().anyMatch(each -> like(each, request.resource()))
                    || it.json().path("Resource").isMissingNode())
        .filter(it -> holds(it.json().path("Condition"), request.context()));
  }

  private static boolean holds(JsonNode condition, Map<String, String> context) {
    return condition
        .propertyStream()
        .allMatch(
            operator ->
                operator
                    .getValue()
                    .propertyStream()
                    .allMatch(
                        key ->
                            holds(
                                operator.getKey(),
                                context.get(key.getKey()),
                                texts(key.getValue()))));
  }

  private static boolean holds(String operator, String actual, List<String> wanted) {
    if (actual == null) {
      return operator.endsWith("IfExists");
    }
    return switch (operator) {
      case "StringEquals", "StringEqualsIfExists", "Bool" -> wanted.contains(actual);
      case "StringLike", "ArnLike", "ArnEquals" ->
          wanted.stream().anyMatch(each -> like(each, actual));
      default -> throw new AssertionError("the evaluation knows no operator " + operator);
    };
  }

  private static List<String> texts(JsonNode node) {
    return (node.isArray() ? node.valueStream() : Stream.of(node)).map(JsonNode::asText).toList();
  }

  private static boolean like(String pattern, String text) {
    String regex =
        Pattern.compile("[*?]|[^*?]+")
            .matcher(pattern)
            .replaceAll(
                found ->
                    java.util.regex.Matcher.quoteReplacement(
                        switch (found.group()) {
                          case "*" -> ".*";
                          case "?" -> ".";
                          case String literal -> Pattern.quote(literal);
                        }));
    return text.matches(regex);
  }
}
