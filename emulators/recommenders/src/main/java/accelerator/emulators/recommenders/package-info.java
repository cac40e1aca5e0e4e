/// The engine that learns: in come the interactions of users with items (and the items' metadata),
/// out come recommenders that answer as those of Amazon Personalize's ten domain use cases do. Pure
/// and deterministic: it reads no file, no clock and no random number, and the same rows in the
/// same order give the same answers. Start with {@link accelerator.emulators.recommenders.Trainer};
/// how good it is says {@link accelerator.emulators.recommenders.Evaluation}.
@NullMarked
package accelerator.emulators.recommenders;

import org.jspecify.annotations.NullMarked;
