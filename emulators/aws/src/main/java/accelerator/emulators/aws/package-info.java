/// The small services that a stack needs beside the large ones. Start all three with {@link
/// accelerator.emulators.aws.AwsServices}, or from a shell with {@link
/// accelerator.emulators.aws.AwsCommand}.
@NullMarked
package accelerator.emulators.aws;

import org.jspecify.annotations.NullMarked;
