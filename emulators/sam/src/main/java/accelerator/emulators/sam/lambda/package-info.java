/// AWS Lambda on this machine: each function in a JVM of its own, in the runtime interface client
/// that Lambda itself uses. Start with {@link accelerator.emulators.sam.lambda.LambdaHost}.
@NullMarked
package accelerator.emulators.sam.lambda;

import org.jspecify.annotations.NullMarked;
