@NullMarked
package accelerator.emulators.loopback;

import org.jspecify.annotations.NullMarked;
