package accelerator.recommend;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.Registry;
import accelerator.recommend.RecommendedItems.Source;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Answers all shelves of a page at once, within the budget of one. No item stands twice on it: the
/// shelf that comes first in precedence has it. What several shelves ask alike is asked once, and
/// all of them ask at most {@value #MOST_QUESTIONS} questions, each of which is billed. A shelf
/// that cannot be answered says why, and the others are answered.
final class Page {
  /// As many as there are shelves: one with a cart asks one for each item of it.
  private static final int MOST_QUESTIONS = PageRequest.MOST_SHELVES;

  private final Recommendations recommendations;
  private final SideBySide sideBySide;

  Page(Recommendations recommendations, SideBySide sideBySide) {
    this.recommendations = recommendations;
    this.sideBySide = sideBySide;
  }

  /// What makes two shelves ask the same: everything but how much they show, unless one shows so
  /// much that the answer to both would be without metadata.
  private record Alike(
      List<Question> questions, Object recommender, List<String> columns, boolean hasMetadata) {
    static Alike of(Inquiry inquiry, Registry registry) {
      return new Alike(
          inquiry.asking(0).questions(),
          inquiry.recommender(),
          inquiry.selection().columns(registry.itemColumns().keySet()),
          inquiry.question().mayHaveMetadata());
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
    Set<Source> sources = EnumSet.noneOf(Source.class);
    for (Map.Entry<String, Inquiry> each : inquiries.entrySet()) {
      switch (Objects.requireNonNull(outcomes.get(Alike.of(each.getValue(), registry)))) {
        case Outcome.Failed(Problem problem) -> shelves.put(each.getKey(), failed(problem));
        case Outcome.Answered(Chosen chosen) -> {
          Inquiry rest = each.getValue().without(taken);
          shelves.put(each.getKey(), chosen.shown(rest).document());
          chosen.items(rest).forEach(item -> taken.add(item.itemId()));
          sources.add(chosen.source());
        }
      }
    }
    return response(page, shelves, sources);
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
    Set<Alike> asked = new HashSet<>();
    int questions = 0;
    int before = 0;
    for (PageRequest.Shelf shelf : page.inPrecedence()) {
      try {
        Inquiry alone = shelf.inquiry(shared, registry);
        Inquiry inquiry = alone.asking(alone.selection().toAskAfter(before));
        Alike alike = Alike.of(inquiry, registry);
        if (!asked.contains(alike)) {
          demandFew(questions + inquiry.questions().size());
          asked.add(alike);
          questions += inquiry.questions().size();
        }
        inquiries.put(shelf.name(), inquiry);
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

  private static void demandFew(int questions) {
    if (questions > MOST_QUESTIONS) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "a page may ask about at most %d items and shelves in all, would with this one ask"
                  + " about %d; ask for it in another page",
              MOST_QUESTIONS,
              questions));
    }
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
      PageRequest page, Map<String, ObjectNode> shelves, Set<Source> sources) {
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("shelves");
    for (PageRequest.Shelf shelf : page.shelves()) {
      list.addObject().put("name", shelf.name()).setAll(shelves.get(shelf.name()));
    }
    Response response =
        new Response(
            200,
            Map.of(
                "Content-Type",
                "application/json",
                "Cache-Control",
                "no-store",
                "Vary",
                "Accept-Encoding, Origin"),
            Json.write(body));
    return source(sources)
        .map(source -> response.with("source", source))
        .orElse(response)
        .with("shelves", page.shelves().size());
  }

  /// Who answered a page, as the log has it: that one shelf fell back counts more than who answered
  /// the others; nobody where no shelf was answered.
  private static Optional<String> source(Set<Source> sources) {
    return Stream.of(Source.FALLBACK, Source.PERSONALIZE, Source.POPULAR)
        .filter(sources::contains)
        .findFirst()
        .map(Source::key);
  }
}
