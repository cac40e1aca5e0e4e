/// AWS Secrets Manager on this machine, as far as a function reads a secret at run time. Start with
/// {@link accelerator.local.secrets.SecretStore}.
@NullMarked
package accelerator.local.secrets;

import org.jspecify.annotations.NullMarked;
