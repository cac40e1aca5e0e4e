package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalizeevents.PersonalizeEventsClient;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClient;

/// Every operation of the three services, as the SDK's clients have them, which are generated from
/// the service models: the README lists it as done, refused or different, and the server does what
/// the README says.
class EveryOperationTest {
  private static final Path README =
      Path.of(System.getProperty("project.root", ".."), "emulators/personalize/README.md");
  private static final Pattern NAME =
      Pattern.compile(
          "`((?:Create|Describe|List|Update|Delete|Start|Stop|Get|Put|Tag|Untag)\\w+)`");

  private static final TreeSet<String> CONTROL = operations(PersonalizeClient.class);
  private static final Map<String, String> PATHS =
      Map.of(
          "GetRecommendations", "/recommendations",
          "GetPersonalizedRanking", "/personalize-ranking",
          "GetActionRecommendations", "/action-recommendations",
          "PutEvents", "/events",
          "PutItems", "/items",
          "PutUsers", "/users",
          "PutActions", "/actions",
          "PutActionInteractions", "/action-interactions");

  private static TreeSet<String> operations(Class<?> client) {
    TreeSet<String> names = new TreeSet<>();
    for (Method method : client.getMethods()) {
      if (AwsResponse.class.isAssignableFrom(method.getReturnType())) {
        String name = method.getName();
        names.add(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
      }
    }
    return names;
  }

  private static TreeSet<String> everything() {
    TreeSet<String> all = new TreeSet<>(CONTROL);
    all.addAll(operations(PersonalizeRuntimeClient.class));
    all.addAll(operations(PersonalizeEventsClient.class));
    return all;
  }

  private static TreeSet<String> listed(String section) throws IOException {
    String text = Files.readString(README);
    String from = text.substring(text.indexOf("\n## " + section) + 4);
    String part = from.substring(0, from.indexOf("\n## "));
    TreeSet<String> names = new TreeSet<>();
    NAME.matcher(part).results().forEach(found -> names.add(found.group(1)));
    return names;
  }

  @Test
  void isListedOnceInTheReadme() throws IOException {
    assertThat(everything()).hasSize(79);
    List<String> listed =
        Stream.of(listed("Supported"), listed("Refused"), listed("Different"))
            .flatMap(TreeSet::stream)
            .sorted()
            .toList();
    assertThat(listed).containsExactlyElementsOf(everything());
  }

  @Test
  void isRefusedForTheReasonThatTheReadmeGives() throws IOException {
    TreeMap<String, String> reasons = new TreeMap<>();
    for (String line : Files.readAllLines(README)) {
      String[] cells = line.split("\\|", -1);
      if (cells.length == 4 && cells[1].strip().startsWith("`")) {
        NAME.matcher(cells[1])
            .results()
            .forEach(found -> reasons.put(found.group(1), cells[2].strip()));
      }
    }
    assertThat(reasons.keySet()).isEqualTo(listed("Refused"));
    assertThat(reasons).isEqualTo(new TreeMap<>(RefusedOperations.all()));
  }

  @Test
  void isDoneOrRefusedAsTheReadmeSays(@TempDir Path folder) throws IOException {
    TreeSet<String> done = listed("Supported");
    done.addAll(listed("Different"));
    try (Service service = Service.instant(folder)) {
      for (String operation : everything()) {
        Service.Reply reply =
            PATHS.containsKey(operation)
                ? service.send(String.valueOf(PATHS.get(operation)), "", "{}")
                : service.send("/", operation, "{}");
        if (done.contains(operation)) {
          assertThat(reply.error()).as(operation).doesNotContain("Operation");
        } else {
          assertThat(reply.error())
              .isEqualTo(
                  "UnknownOperationException: %s is not done by this stand-in: %s"
                      .formatted(operation, RefusedOperations.all().get(operation)));
          assertThat(reply.status()).isEqualTo(PATHS.containsKey(operation) ? 404 : 400);
        }
      }
    }
  }

  @Test
  void isAnEmptyListWhereNothingCanBeMade(@TempDir Path folder) throws IOException {
    try (Service service = Service.instant(folder)) {
      for (String operation : listed("Different")) {
        assertThat(service.answer(operation, "{}").toString())
            .as(operation)
            .matches("\\{\"[a-zA-Z]+\":\\[]}");
        assertThat(service.refusal(operation, "{'nextToken':'x'}"))
            .as(operation)
            .startsWith("InvalidNextTokenException: ");
      }
    }
  }

  /// The members of every request that is done, and of what is in them, as the SDK has them.
  @Test
  void hasTheMembersOfTheSdk() {
    for (String operation : new Forge().operations()) {
      assertThat(SdkShapes.differences(operation)).as(operation).isEmpty();
    }
  }
}
