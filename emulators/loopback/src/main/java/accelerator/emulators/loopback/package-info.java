/// What every emulator stands on: one HTTP server bound to 127.0.0.1, the AWS JSON protocol over
/// it, buckets as a folder or as an S3 server, and a front that fails on purpose. Start with {@link
/// accelerator.emulators.loopback.LoopbackServer}.
@NullMarked
package accelerator.emulators.loopback;

import org.jspecify.annotations.NullMarked;
