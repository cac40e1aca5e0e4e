@NullMarked
package accelerator.emulators.loopback.command;

import org.jspecify.annotations.NullMarked;
