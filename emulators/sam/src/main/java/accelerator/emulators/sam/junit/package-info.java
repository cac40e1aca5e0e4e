/// A template for JUnit's tests: {@link accelerator.emulators.sam.junit.SamExtension}.
@NullMarked
package accelerator.emulators.sam.junit;

import org.jspecify.annotations.NullMarked;
