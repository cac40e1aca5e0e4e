/// The services for JUnit's tests: {@link accelerator.emulators.aws.junit.AwsExtension}.
@NullMarked
package accelerator.emulators.aws.junit;

import org.jspecify.annotations.NullMarked;
