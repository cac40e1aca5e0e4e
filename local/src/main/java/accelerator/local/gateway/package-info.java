/// Amazon API Gateway's HTTP API on this machine: the template's routes, requests turned into
/// events of payload format 2.0 and answers turned back. Start with {@link
/// accelerator.local.gateway.HttpApi}.
@NullMarked
package accelerator.local.gateway;

import org.jspecify.annotations.NullMarked;
