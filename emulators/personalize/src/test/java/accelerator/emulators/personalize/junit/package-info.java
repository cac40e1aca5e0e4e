@NullMarked
package accelerator.emulators.personalize.junit;

import org.jspecify.annotations.NullMarked;
