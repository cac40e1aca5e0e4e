/// The sample data: an invented shop, made from a seed. In goes a {@link
/// accelerator.local.sample.ShopSettings}, out come rows with Snowplow's columns and the truth
/// behind them, to measure recommenders against. Start with {@link
/// accelerator.local.sample.ShopGenerator}.
@NullMarked
package accelerator.local.sample;

import org.jspecify.annotations.NullMarked;
