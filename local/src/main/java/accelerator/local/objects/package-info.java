/// Amazon S3 on this machine: a folder of buckets behind the real protocol. Start with {@link
/// accelerator.local.objects.ObjectStore}.
@NullMarked
package accelerator.local.objects;

import org.jspecify.annotations.NullMarked;
