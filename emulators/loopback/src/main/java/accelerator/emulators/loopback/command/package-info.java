/// What the emulators' programs share: options come in, a server runs until the process is stopped,
/// the version goes out. Begin with {@link accelerator.emulators.loopback.command.ServingCommand}.
@NullMarked
package accelerator.emulators.loopback.command;

import org.jspecify.annotations.NullMarked;
