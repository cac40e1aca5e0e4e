@NullMarked
package accelerator.emulators.personalize;

import org.jspecify.annotations.NullMarked;
