package accelerator.emulators.personalize;

import accelerator.emulators.loopback.StrictJson;
import accelerator.emulators.recommenders.DatasetType;
import accelerator.emulators.recommenders.RecommendationQuery;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Predicate;

/// GetRecommendations, in one direction: the request is read and checked, its candidates, filters
/// and promotion are found, all under the region's lock; then the model is asked outside of it, and
/// the answer is written.
final class RecommendationOperations {
  private final Region region;
  private final CandidateFinder candidates;
  private final FilterQuestions filters;
  private final Declarations declarations;

  RecommendationOperations(Region region, Declarations declarations) {
    this.region = region;
    this.declarations = declarations;
    this.candidates = new CandidateFinder(region.settings());
    this.filters = new FilterQuestions(region);
  }

  Map<String, Operation> operations() {
    return Map.of("GetRecommendations", this::answer);
  }

  /// Everything that an answer needs.
  private record Prepared(
      CheckedQuestion question,
      Candidates candidates,
      RecommendationQuery query,
      Optional<Promotion> promotion) {}

  private ObjectNode answer(PersonalizeRequest request) {
    Optional<List<String>> declared = declarations.answer(request);
    if (declared.isPresent()) {
      ObjectNode answer = region.alone(() -> declared(request, declared.get()));
      return answer.put("recommendationId", "RID-" + region.newId());
    }
    Prepared prepared = region.alone(() -> prepared(request));
    UUID id = region.newId();
    List<PromotedItems.Pick> picks =
        new PromotedItems(prepared.candidates(), new SplittableRandom(id.getLeastSignificantBits()))
            .picks(prepared.query(), prepared.promotion());
    CheckedQuestion question = prepared.question();
    Optional<String> promotion = prepared.promotion().map(Promotion::name);
    ObjectNode answer =
        region.alone(() -> written(picks, question.data(), question.columns(), promotion));
    return answer.put("recommendationId", "RID-" + id);
  }

  /// What a test has declared, for a question that keeps the rules of its recommender if there is
  /// one.
  private ObjectNode declared(PersonalizeRequest request, List<String> items) {
    Optional<CheckedQuestion> question =
        region
            .recommenders()
            .find(request.text("recommenderArn"))
            .map(_ -> CheckedQuestion.of(request, region));
    int results =
        question
            .map(CheckedQuestion::results)
            .orElseGet(() -> request.number("numResults").orElse(CheckedQuestion.DEFAULT_RESULTS));
    List<PromotedItems.Pick> picks =
        items.stream().limit(results).map(item -> new PromotedItems.Pick(item, false)).toList();
    return written(
        picks,
        question.map(CheckedQuestion::data).orElseGet(() -> new GroupData(region, "")),
        question.map(CheckedQuestion::columns).orElse(List.of()),
        Optional.empty());
  }

  private Prepared prepared(PersonalizeRequest request) {
    CheckedQuestion question = CheckedQuestion.of(request, region);
    Candidates found = candidates.of(question);
    Predicate<String> automatic = found.notDoneSince(question.useCase());
    FilterQuestions.Asked asked =
        new FilterQuestions.Asked(
            question.useCase(), question.data(), question.userId(), question.itemId());
    Predicate<String> allowed = automatic.and(filters.allowed(request, asked));
    Optional<Promotion> promotion =
        Promotion.of(request, filters, asked).map(each -> each.and(automatic));
    return new Prepared(question, found, question.query(allowed), promotion);
  }

  /// @param promotion the name of what promoted items are promoted by
  private ObjectNode written(
      List<PromotedItems.Pick> picks,
      GroupData data,
      List<String> columns,
      Optional<String> promotion) {
    Optional<GroupDataset> table =
        columns.isEmpty() ? Optional.empty() : data.find(DatasetType.ITEMS);
    ObjectNode answer = StrictJson.object();
    ArrayNode list = answer.putArray("itemList");
    for (PromotedItems.Pick pick : picks) {
      ObjectNode node = list.addObject().put("itemId", pick.item());
      promotion.filter(_ -> pick.isPromoted()).ifPresent(name -> node.put("promotionName", name));
      table
          .flatMap(each -> each.contents().find(pick.item(), region.now()))
          .ifPresent(values -> MetadataColumns.put(node, columns, values));
    }
    return answer;
  }
}
