/// AWS Secrets Manager on this machine, as far as a function reads a secret at run time. Start with
/// {@link accelerator.emulators.aws.secrets.SecretStore}.
@NullMarked
package accelerator.emulators.aws.secrets;

import org.jspecify.annotations.NullMarked;
