/// AWS's price list service on loopback, with invented prices. Start with {@link
/// accelerator.emulators.aws.pricing.PriceServer}.
@NullMarked
package accelerator.emulators.aws.pricing;

import org.jspecify.annotations.NullMarked;
