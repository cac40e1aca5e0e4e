/// Tests as somebody else would write them: with what is public, and an SDK.
@NullMarked
package accelerator.emulators.personalize.stranger;

import org.jspecify.annotations.NullMarked;
