package accelerator.personalize;

import accelerator.core.Domain;
import accelerator.core.ImportMode;
import accelerator.core.InvalidInput;
import accelerator.core.Recommender;
import accelerator.core.Window;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Reads a run's input whole and collects every violation, so that one answer names them all.
final class RunInputReader {
  private static final Set<String> MEMBERS =
      new TreeSet<>(
          Set.of(
              "domains",
              "window",
              "lookBackDays",
              "importMode",
              "recommenders",
              "loadSampleData",
              "dryRun",
              "resume"));
  private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");
  private static final int LONGEST_LOOK_BACK = 3650;

  private final List<Domain> enabled;
  private final List<String> violations = new ArrayList<>();

  private RunInputReader(List<Domain> enabled) {
    this.enabled = enabled;
  }

  /// @param enabled the domains that the stack has
  /// @throws InvalidInput naming every violation
  static RunInput read(JsonNode input, List<Domain> enabled) {
    return new RunInputReader(enabled).read(input);
  }

  private RunInput read(JsonNode input) {
    if (!input.isObject()) {
      throw new InvalidInput("input must be a JSON object, was " + input);
    }
    input
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!MEMBERS.contains(name)) {
                violate("input has no '%s', only %s", name, MEMBERS);
              }
            });
    List<Domain> domains = domains(input.path("domains"));
    Optional<Window> window = window(input.path("window"));
    Optional<Integer> lookBackDays = lookBackDays(input.path("lookBackDays"));
    ImportMode mode =
        text(input, "importMode").map(value -> importMode(value)).orElse(ImportMode.FULL);
    Map<Domain, List<Recommender>> recommenders = recommenders(input.path("recommenders"), domains);
    boolean loadSampleData = flag(input, "loadSampleData");
    boolean dryRun = flag(input, "dryRun");
    Optional<String> resume = text(input, "resume").filter(this::isRunId);
    if (window.isPresent() && lookBackDays.isPresent()) {
      violate("give window or lookBackDays, not both");
    }
    if (!violations.isEmpty()) {
      throw new InvalidInput(violations);
    }
    return new RunInput(
        domains, window, lookBackDays, mode, recommenders, loadSampleData, dryRun, resume);
  }

  private List<Domain> domains(JsonNode node) {
    if (node.isMissingNode()) {
      return enabled;
    }
    List<Domain> domains = new ArrayList<>();
    for (String name : names("domains", node)) {
      Optional<Domain> domain = attempt(() -> Domain.of(name));
      domain.ifPresent(
          known -> {
            if (!enabled.contains(known)) {
              violate(
                  "domain '%s' is not one of this stack's, which are %s",
                  name, enabled.stream().map(Domain::key).toList());
            }
            if (domains.contains(known)) {
              violate("domains must name each domain once, '%s' stands twice", name);
            }
            domains.add(known);
          });
    }
    if (node.isArray() && node.isEmpty()) {
      violate("domains must name at least one domain, was []");
    }
    return domains;
  }

  private Optional<Window> window(JsonNode node) {
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    if (!node.isObject()) {
      violate("window must be {\"startDate\", \"endDate\"}, was %s", node);
      return Optional.empty();
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.equals("startDate") && !name.equals("endDate")) {
                violate("window has no '%s', only startDate and endDate", name);
              }
            });
    Optional<LocalDate> start = date(node, "startDate");
    Optional<LocalDate> end = date(node, "endDate");
    return start.isPresent() && end.isPresent()
        ? attempt(() -> new Window(start.get(), end.get()))
        : Optional.empty();
  }

  private Optional<LocalDate> date(JsonNode window, String name) {
    String text = window.path(name).asText();
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException _) {
      violate("window.%s must be a date such as 2026-01-31, was '%s'", name, text);
      return Optional.empty();
    }
  }

  private Optional<Integer> lookBackDays(JsonNode node) {
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    if (!node.canConvertToInt()
        || !node.isIntegralNumber()
        || node.asInt() < 1
        || node.asInt() > LONGEST_LOOK_BACK) {
      violate("lookBackDays must be 1..%d, was %s", LONGEST_LOOK_BACK, node);
      return Optional.empty();
    }
    return Optional.of(node.asInt());
  }

  private ImportMode importMode(String value) {
    return Arrays.stream(ImportMode.values())
        .filter(mode -> mode.name().equals(value))
        .findFirst()
        .orElseGet(
            () -> {
              violate(
                  "importMode must be one of %s, was '%s'",
                  Arrays.toString(ImportMode.values()), value);
              return ImportMode.FULL;
            });
  }

  private Map<Domain, List<Recommender>> recommenders(JsonNode node, List<Domain> domains) {
    Map<Domain, List<Recommender>> chosen = new EnumMap<>(Domain.class);
    if (!node.isMissingNode() && !node.isObject()) {
      violate("recommenders must be an object of lists by domain, was %s", node);
      return chosen;
    }
    node.properties()
        .forEach(
            entry ->
                attempt(() -> Domain.of(entry.getKey()))
                    .ifPresent(
                        domain -> {
                          if (!domains.contains(domain)) {
                            violate(
                                "recommenders are given for '%s', which this run does not refresh",
                                domain.key());
                          }
                          chosen.put(domain, recommendersOf(domain, entry.getValue()));
                        }));
    return chosen;
  }

  private List<Recommender> recommendersOf(Domain domain, JsonNode node) {
    List<Recommender> chosen = new ArrayList<>();
    for (String name : names("recommenders." + domain.key(), node)) {
      Optional<Recommender> recommender =
          Recommender.find(name).filter(found -> found.domain() == domain);
      if (recommender.isEmpty()) {
        violate(
            "recommender of %s must be one of %s, was '%s'",
            domain.key(), domain.recommenders().stream().map(Recommender::key).toList(), name);
      } else if (!chosen.contains(recommender.get())) {
        chosen.add(recommender.get());
      }
    }
    if (node.isArray() && node.isEmpty()) {
      violate("recommenders.%s must name at least one recommender, was []", domain.key());
    }
    return chosen;
  }

  private List<String> names(String member, JsonNode node) {
    List<String> names = new ArrayList<>();
    if (!node.isArray()) {
      violate("%s must be a list of names, was %s", member, node);
      return names;
    }
    for (JsonNode name : node) {
      if (name.isTextual()) {
        names.add(name.asText());
      } else {
        violate("%s must be a list of names, holds %s", member, name);
      }
    }
    return names;
  }

  private boolean flag(JsonNode input, String name) {
    JsonNode node = input.path(name);
    if (!node.isMissingNode() && !node.isBoolean()) {
      violate("%s must be true or false, was %s", name, node);
    }
    return node.asBoolean();
  }

  private Optional<String> text(JsonNode input, String name) {
    JsonNode node = input.path(name);
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    if (!node.isTextual()) {
      violate("%s must be a text, was %s", name, node);
      return Optional.empty();
    }
    return Optional.of(node.asText());
  }

  private boolean isRunId(String value) {
    boolean is = RUN_ID.matcher(value).matches();
    if (!is) {
      violate("resume must be a run id, was '%s'", value);
    }
    return is;
  }

  private <T> Optional<T> attempt(Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (InvalidInput failure) {
      violations.add(String.valueOf(failure.getMessage()));
      return Optional.empty();
    }
  }

  private void violate(String format, Object... values) {
    violations.add(format.formatted(values));
  }
}
