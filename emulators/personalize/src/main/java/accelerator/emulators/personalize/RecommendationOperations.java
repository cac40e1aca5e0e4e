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

  RecommendationOperations(Region region) {
    this.region = region;
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
    Prepared prepared = region.alone(() -> prepared(request));
    UUID id = region.newId();
    List<PromotedItems.Pick> picks =
        new PromotedItems(prepared.candidates(), new SplittableRandom(id.getLeastSignificantBits()))
            .picks(prepared.query(), prepared.promotion());
    ObjectNode answer = region.alone(() -> written(picks, prepared));
    return answer.put("recommendationId", "RID-" + id);
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

  private ObjectNode written(List<PromotedItems.Pick> picks, Prepared prepared) {
    List<String> columns = prepared.question().columns();
    Optional<GroupDataset> table =
        columns.isEmpty() ? Optional.empty() : prepared.question().data().find(DatasetType.ITEMS);
    ObjectNode answer = StrictJson.object();
    ArrayNode list = answer.putArray("itemList");
    for (PromotedItems.Pick pick : picks) {
      ObjectNode node = list.addObject().put("itemId", pick.item());
      prepared
          .promotion()
          .filter(_ -> pick.isPromoted())
          .ifPresent(promotion -> node.put("promotionName", promotion.name()));
      table
          .flatMap(each -> each.contents().find(pick.item(), region.now()))
          .ifPresent(values -> MetadataColumns.put(node, columns, values));
    }
    return answer;
  }
}
