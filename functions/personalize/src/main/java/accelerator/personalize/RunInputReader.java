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
import java.util.regex.Pattern;

/// Reads a run's input whole and collects every violation, so that one answer names them all.
final class RunInputReader {
  private static final Set<String> MEMBERS =
      Set.of(
          "domains",
          "window",
          "lookBackDays",
          "importMode",
          "recommenders",
          "loadSampleData",
          "dryRun",
          "removeUnwanted",
          "retrain",
          "resume");

  /// What may be said besides `resume`: the rest was fixed when the run was planned.
  private static final Set<String> RESUMED = Set.of("dryRun", "resume");

  private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");
  private static final int LONGEST_LOOK_BACK = 3650;
  private static final int LONGEST_AGE = 365;

  private final List<Domain> enabled;
  private final JsonNode input;
  private final InputMembers members;

  private RunInputReader(JsonNode input, List<Domain> enabled) {
    this.enabled = enabled;
    this.input = input;
    this.members = new InputMembers(input, new ArrayList<>());
  }

  /// @param enabled the domains that the stack has
  /// @throws InvalidInput naming every violation
  static RunInput read(JsonNode input, List<Domain> enabled) {
    if (!input.isObject()) {
      throw new InvalidInput("input must be a JSON object, was " + input);
    }
    return new RunInputReader(input, enabled).read();
  }

  private RunInput read() {
    members.refuseOthers("input", input, MEMBERS);
    List<Domain> domains = domains(input.path("domains"));
    Optional<Window> window = window(input.path("window"));
    Optional<Integer> lookBackDays = lookBackDays(input.path("lookBackDays"));
    ImportMode mode = members.text("importMode").map(this::importMode).orElse(ImportMode.FULL);
    Map<Domain, List<Recommender>> recommenders = recommenders(input.path("recommenders"), domains);
    boolean loadSampleData = members.flag("loadSampleData");
    boolean dryRun = members.flag("dryRun");
    Optional<Boolean> removes = members.choice("removeUnwanted");
    Optional<Integer> retrain = members.days("retrain", "olderThanDays", LONGEST_AGE);
    Optional<String> resume = resume();
    if (window.isPresent() && lookBackDays.isPresent()) {
      members.violate("give window or lookBackDays, not both");
    }
    if (!members.violations().isEmpty()) {
      throw new InvalidInput(members.violations());
    }
    return new RunInput(
        domains,
        window,
        lookBackDays,
        mode,
        recommenders,
        loadSampleData,
        dryRun,
        removes,
        retrain,
        resume);
  }

  private List<Domain> domains(JsonNode node) {
    if (node.isMissingNode()) {
      return enabled;
    }
    List<Domain> domains = new ArrayList<>();
    for (String name : members.names("domains", node)) {
      Optional<Domain> domain = members.attempt(() -> Domain.of(name));
      domain.ifPresent(
          known -> {
            if (!enabled.contains(known)) {
              members.violate(
                  "domain '%s' is not one of this stack's, which are %s",
                  name, enabled.stream().map(Domain::key).toList());
            }
            if (domains.contains(known)) {
              members.violate("domains must name each domain once, '%s' stands twice", name);
            }
            domains.add(known);
          });
    }
    if (node.isArray() && node.isEmpty()) {
      members.violate("domains must name at least one domain, was []");
    }
    return domains;
  }

  private Optional<Window> window(JsonNode node) {
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    if (!node.isObject()) {
      members.violate("window must be {\"startDate\", \"endDate\"}, was %s", node);
      return Optional.empty();
    }
    members.refuseOthers("window", node, Set.of("startDate", "endDate"));
    Optional<LocalDate> start = date(node, "startDate");
    Optional<LocalDate> end = date(node, "endDate");
    return start.isPresent() && end.isPresent()
        ? members.attempt(() -> new Window(start.get(), end.get()))
        : Optional.empty();
  }

  private Optional<LocalDate> date(JsonNode window, String name) {
    String text = window.path(name).asText();
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException _) {
      members.violate("window.%s must be a date such as 2026-01-31, was '%s'", name, text);
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
      members.violate("lookBackDays must be 1..%d, was %s", LONGEST_LOOK_BACK, node);
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
              members.violate(
                  "importMode must be one of %s, was '%s'",
                  Arrays.toString(ImportMode.values()), value);
              return ImportMode.FULL;
            });
  }

  private Map<Domain, List<Recommender>> recommenders(JsonNode node, List<Domain> domains) {
    Map<Domain, List<Recommender>> chosen = new EnumMap<>(Domain.class);
    if (!node.isMissingNode() && !node.isObject()) {
      members.violate("recommenders must be an object of lists by domain, was %s", node);
      return chosen;
    }
    node.properties()
        .forEach(
            entry ->
                members
                    .attempt(() -> Domain.of(entry.getKey()))
                    .ifPresent(
                        domain -> {
                          if (!domains.contains(domain)) {
                            members.violate(
                                "recommenders are given for '%s', which this run does not refresh",
                                domain.key());
                          }
                          chosen.put(domain, recommendersOf(domain, entry.getValue()));
                        }));
    return chosen;
  }

  private List<Recommender> recommendersOf(Domain domain, JsonNode node) {
    List<Recommender> chosen = new ArrayList<>();
    for (String name : members.names("recommenders." + domain.key(), node)) {
      Optional<Recommender> recommender =
          Recommender.find(name).filter(found -> found.domain() == domain);
      if (recommender.isEmpty()) {
        members.violate(
            "recommender of %s must be one of %s, was '%s'",
            domain.key(), domain.recommenders().stream().map(Recommender::key).toList(), name);
      } else if (!chosen.contains(recommender.get())) {
        chosen.add(recommender.get());
      }
    }
    if (node.isArray() && node.isEmpty()) {
      members.violate("recommenders.%s must name at least one recommender, was []", domain.key());
    }
    return chosen;
  }

  private Optional<String> resume() {
    Optional<String> resume = members.text("resume");
    if (resume.isEmpty()) {
      return resume;
    }
    Set<String> ignored = new TreeSet<>();
    input.fieldNames().forEachRemaining(ignored::add);
    ignored.retainAll(MEMBERS);
    ignored.removeAll(RESUMED);
    if (!ignored.isEmpty()) {
      members.violate(
          "resume goes on with what was planned: beside it only dryRun may be given, was %s",
          ignored);
    }
    return resume.filter(this::isRunId);
  }

  private boolean isRunId(String value) {
    boolean is = RUN_ID.matcher(value).matches();
    if (!is) {
      members.violate("resume must be a run id, was '%s'", value);
    }
    return is;
  }
}
