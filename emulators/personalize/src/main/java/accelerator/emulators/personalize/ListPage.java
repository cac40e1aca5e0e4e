package accelerator.emulators.personalize;

import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One page of a list of resources, ordered by ARN; which order the service has could not be
/// verified. The token of the next page holds the last ARN of this one, so that deletions between
/// two pages skip nothing.
final class ListPage {
  private static final int LARGEST = 100;
  private static final String TOKEN_PREFIX = "after ";

  private ListPage() {}

  /// The answer to a list operation.
  ///
  /// @param key the list's member in the answer
  static <R> ObjectNode of(
      String key,
      List<R> all,
      PersonalizeRequest request,
      Function<R, String> arn,
      Function<R, ObjectNode> summary) {
    Optional<String> after = request.find("nextToken").map(ListPage::decode);
    int size = request.number("maxResults").orElse(LARGEST);
    List<R> left =
        all.stream()
            .filter(each -> after.isEmpty() || arn.apply(each).compareTo(after.get()) > 0)
            .sorted(Comparator.comparing(arn))
            .toList();
    List<R> page = left.subList(0, Math.min(size, left.size()));
    ObjectNode answer = StrictJson.object();
    ArrayNode list = answer.putArray(key);
    page.forEach(each -> list.add(summary.apply(each)));
    if (page.size() < left.size()) {
      answer.put("nextToken", encode(arn.apply(page.getLast())));
    }
    return answer;
  }

  private static String encode(String arn) {
    byte[] text = (TOKEN_PREFIX + arn).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  private static String decode(String token) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.startsWith(TOKEN_PREFIX)) {
        return text.substring(TOKEN_PREFIX.length());
      }
    } catch (IllegalArgumentException _) {
      throw Refusal.invalidNextToken(token);
    }
    throw Refusal.invalidNextToken(token);
  }
}
