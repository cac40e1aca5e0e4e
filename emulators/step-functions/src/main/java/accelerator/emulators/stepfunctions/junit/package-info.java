/// State machines for JUnit's tests: {@link
/// accelerator.emulators.stepfunctions.junit.StepFunctionsExtension}.
@NullMarked
package accelerator.emulators.stepfunctions.junit;

import org.jspecify.annotations.NullMarked;
