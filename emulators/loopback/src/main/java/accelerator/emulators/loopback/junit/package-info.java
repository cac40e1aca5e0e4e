/// What the emulators' extensions for JUnit have in common: {@link
/// accelerator.emulators.loopback.junit.EmulatorExtension}.
@NullMarked
package accelerator.emulators.loopback.junit;

import org.jspecify.annotations.NullMarked;
