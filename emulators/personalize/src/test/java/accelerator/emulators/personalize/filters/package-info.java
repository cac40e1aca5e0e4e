@NullMarked
package accelerator.emulators.personalize.filters;

import org.jspecify.annotations.NullMarked;
