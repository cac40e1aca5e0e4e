/// AWS's price list service on loopback, with invented prices. Start with {@link
/// accelerator.local.pricing.PriceServer}.
@NullMarked
package accelerator.local.pricing;

import org.jspecify.annotations.NullMarked;
