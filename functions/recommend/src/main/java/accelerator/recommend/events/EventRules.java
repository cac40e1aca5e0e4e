package accelerator.recommend.events;

import accelerator.core.Domain;

/// How events are read.
///
/// @param countListViews whether a product seen in a list counts as viewed, as in the batch
public record EventRules(Domain domain, boolean countListViews) {}
