/// The engine as somebody else would use it: with what is public.
@NullMarked
package accelerator.emulators.recommenders.stranger;

import org.jspecify.annotations.NullMarked;
