/// Amazon API Gateway's HTTP API on this machine: the template's routes, requests turned into
/// events of payload format 2.0 and answers turned back. Start with {@link
/// accelerator.emulators.sam.gateway.HttpApi}.
@NullMarked
package accelerator.emulators.sam.gateway;

import org.jspecify.annotations.NullMarked;
