/// Amazon Personalize on loopback: its control plane, runtime and events services speak their own
/// wire protocol on one port, import real files and train real recommenders. Requests in, answers
/// and refusals in the service's shapes out. Start with {@link
/// accelerator.emulators.personalize.PersonalizeServer}; the README beside it lists what is
/// supported.
@NullMarked
package accelerator.emulators.personalize;

import org.jspecify.annotations.NullMarked;
