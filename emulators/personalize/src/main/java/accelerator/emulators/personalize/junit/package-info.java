/// Amazon Personalize for the tests of one class or of one method: {@link
/// accelerator.emulators.personalize.junit.PersonalizeExtension} starts it before them and closes
/// it after them.
@NullMarked
package accelerator.emulators.personalize.junit;

import org.jspecify.annotations.NullMarked;
