package accelerator.emulators.personalize;

/// The rows of one import, or of one dataset's single writes.
sealed interface Rows permits InteractionRows, RecordRows {}
