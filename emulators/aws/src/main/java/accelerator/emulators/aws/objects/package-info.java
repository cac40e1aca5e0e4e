/// Amazon S3 on this machine: a folder of buckets behind the real protocol. Start with {@link
/// accelerator.emulators.aws.objects.ObjectStore}.
@NullMarked
package accelerator.emulators.aws.objects;

import org.jspecify.annotations.NullMarked;
