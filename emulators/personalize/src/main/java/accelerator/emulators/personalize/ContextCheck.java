package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.DatasetType;
import accelerator.emulators.recommenders.UseCase;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// Whether a question may have the context that it has: columns of the interactions, for the
/// personalised use cases. Nothing is learned from it. What the service does with another context
/// could not be verified; it is refused here.
final class ContextCheck {
  private ContextCheck() {}

  static void check(PersonalizeRequest request, UseCase useCase, GroupData data) {
    Optional<ObjectNode> context = request.object("context");
    if (context.isEmpty() || context.get().isEmpty()) {
      return;
    }
    if (!useCase.isPersonalised()) {
      throw Refusal.invalidInput("context is not supported by %s", useCase.key());
    }
    Optional<SchemaContent> schema =
        Optional.ofNullable(data.schemas().get(DatasetType.INTERACTIONS));
    context
        .get()
        .fieldNames()
        .forEachRemaining(
            column -> {
              if (schema.filter(each -> each.has(column)).isEmpty()) {
                throw Refusal.invalidInput("The INTERACTIONS dataset has no column %s", column);
              }
            });
  }
}
