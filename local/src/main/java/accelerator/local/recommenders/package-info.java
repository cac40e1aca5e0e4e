/// The engine that learns: in come the interactions of users with items (and the items' metadata),
/// out come recommenders that answer as those of Amazon Personalize's ten domain use cases do. Pure
/// and deterministic: it reads no file, no clock and no random number, and the same rows in the
/// same order give the same answers. Start with {@link accelerator.local.recommenders.Trainer}; how
/// good it is says {@link accelerator.local.recommenders.Evaluation}.
@NullMarked
package accelerator.local.recommenders;

import org.jspecify.annotations.NullMarked;
