package accelerator.local.sample;

import org.jspecify.annotations.Nullable;

/// What a product costs and where it stands in the shop, from a moment on.
///
/// @param from in epoch seconds
/// @param category the full path, such as `Home/Kitchen/Mugs`; null when the shop gave none
/// @param cents the price in hundredths of a EUR
public record Offer(long from, @Nullable String category, int cents) {}
