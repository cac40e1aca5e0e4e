/// AWS Lambda on this machine: each function in a JVM of its own, in the runtime interface client
/// that Lambda itself uses. Start with {@link accelerator.local.lambda.LambdaHost}.
@NullMarked
package accelerator.local.lambda;

import org.jspecify.annotations.NullMarked;
