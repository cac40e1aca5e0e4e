@NullMarked
package accelerator.emulators.recommenders;

import org.jspecify.annotations.NullMarked;
