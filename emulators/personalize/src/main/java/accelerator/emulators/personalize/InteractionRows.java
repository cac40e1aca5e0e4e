package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.InteractionLog;

/// Interactions, in the columns that recommenders learn from. Two are the same only if they are
/// one.
record InteractionRows(InteractionLog log) implements Rows {}
