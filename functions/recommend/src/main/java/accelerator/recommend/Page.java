package accelerator.recommend;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.Registry;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/// Answers all shelves of a page at once, within the budget of one. No item stands twice on it: the
/// shelf that comes first in precedence has it. What several shelves ask alike is asked once. A
/// shelf that cannot be answered says why, and the others are answered.
final class Page {
  private final Recommendations recommendations;
  private final SideBySide sideBySide;

  Page(Recommendations recommendations, SideBySide sideBySide) {
    this.recommendations = recommendations;
    this.sideBySide = sideBySide;
  }

  /// What makes two shelves ask the same: everything but how much they show.
  private record Alike(List<Question> questions, Object recommender, List<String> columns) {
    static Alike of(Inquiry inquiry, Registry registry) {
      return new Alike(
          inquiry.asking(0).questions(),
          inquiry.recommender(),
          inquiry.selection().columns(registry.itemColumns().keySet()));
    }
  }

  /// What somebody chose, or why nobody did.
  private sealed interface Outcome {
    record Answered(Chosen chosen) implements Outcome {}

    record Failed(Problem problem) implements Outcome {}
  }

  /// @throws InvalidInput when the body is no page's
  /// @throws Problem when the caller may not ask, or nothing is published
  Response answer(Domain domain, Request request) {
    PageRequest page = read(request);
    Map<String, String> shared = new LinkedHashMap<>(page.shared());
    recommendations.bind(shared, request);
    Registry registry = recommendations.published(domain);
    Map<String, ObjectNode> shelves = new HashMap<>();
    Map<String, Inquiry> inquiries = inquiries(page, shared, registry, shelves);
    Map<Alike, Outcome> outcomes = ask(inquiries, registry);
    Set<String> taken = new HashSet<>();
    int fallbacks = 0;
    for (Map.Entry<String, Inquiry> each : inquiries.entrySet()) {
      switch (Objects.requireNonNull(outcomes.get(Alike.of(each.getValue(), registry)))) {
        case Outcome.Failed(Problem problem) -> shelves.put(each.getKey(), failed(problem));
        case Outcome.Answered(Chosen chosen) -> {
          Inquiry rest = each.getValue().without(taken);
          shelves.put(each.getKey(), chosen.shown(rest).document());
          chosen.items(rest).forEach(item -> taken.add(item.itemId()));
          fallbacks += chosen.fallbackReason().isPresent() ? 1 : 0;
        }
      }
    }
    return response(page, shelves, fallbacks);
  }

  private static PageRequest read(Request request) {
    try {
      return PageRequest.read(request.body().text());
    } catch (InvalidInput failure) {
      throw new Problem(Problem.Kind.INVALID_PAGE, String.valueOf(failure.getMessage()));
    }
  }

  /// The inquiries of the shelves that can be asked, in precedence; what is wrong with the others
  /// is put among the answers.
  private static Map<String, Inquiry> inquiries(
      PageRequest page,
      Map<String, String> shared,
      Registry registry,
      Map<String, ObjectNode> answers) {
    Map<String, Inquiry> inquiries = new LinkedHashMap<>();
    int before = 0;
    for (PageRequest.Shelf shelf : page.inPrecedence()) {
      try {
        Inquiry inquiry = shelf.inquiry(shared, registry);
        inquiries.put(shelf.name(), inquiry.asking(inquiry.selection().toAskAfter(before)));
        before += inquiry.selection().numResults();
      } catch (InvalidInput failure) {
        answers.put(
            shelf.name(),
            failed(new Problem(Problem.Kind.INVALID_QUERY, String.valueOf(failure.getMessage()))));
      } catch (Problem failure) {
        answers.put(shelf.name(), failed(failure));
      }
    }
    return inquiries;
  }

  /// What shelves ask alike is asked once, for as many items as the most demanding of them needs.
  private Map<Alike, Outcome> ask(Map<String, Inquiry> inquiries, Registry registry) {
    Map<Alike, Inquiry> different = new LinkedHashMap<>();
    for (Inquiry inquiry : inquiries.values()) {
      different.merge(
          Alike.of(inquiry, registry),
          inquiry,
          (one, other) ->
              one.question().numResults() < other.question().numResults() ? other : one);
    }
    List<Supplier<Outcome>> asking = new ArrayList<>();
    different.values().forEach(inquiry -> asking.add(() -> outcome(inquiry)));
    List<Outcome> outcomes = sideBySide.all(asking);
    Map<Alike, Outcome> answers = new HashMap<>();
    for (Alike alike : different.keySet()) {
      answers.put(alike, outcomes.get(answers.size()));
    }
    return answers;
  }

  private Outcome outcome(Inquiry inquiry) {
    try {
      return new Outcome.Answered(recommendations.choose(inquiry));
    } catch (InvalidInput failure) {
      return new Outcome.Failed(
          new Problem(Problem.Kind.INVALID_QUERY, String.valueOf(failure.getMessage())));
    } catch (Problem failure) {
      return new Outcome.Failed(failure);
    }
  }

  private static ObjectNode failed(Problem problem) {
    ObjectNode shelf = Json.object();
    shelf.set("problem", problem.document());
    return shelf;
  }

  private static Response response(
      PageRequest page, Map<String, ObjectNode> shelves, int fallbacks) {
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("shelves");
    for (PageRequest.Shelf shelf : page.shelves()) {
      list.addObject().put("name", shelf.name()).setAll(shelves.get(shelf.name()));
    }
    return new Response(
            200,
            Map.of(
                "Content-Type",
                "application/json",
                "Cache-Control",
                "no-store",
                "Vary",
                "Accept-Encoding, Origin"),
            Json.write(body))
        .with("shelves", page.shelves().size())
        .with("source", fallbacks > 0 ? "fallback" : "personalize");
  }
}
