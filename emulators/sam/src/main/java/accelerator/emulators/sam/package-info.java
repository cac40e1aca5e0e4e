/// A SAM template's functions and HTTP API on this machine. Start both with {@link
/// accelerator.emulators.sam.SamApplication}, or from a shell with {@link
/// accelerator.emulators.sam.SamCommand}.
@NullMarked
package accelerator.emulators.sam;

import org.jspecify.annotations.NullMarked;
