package accelerator.local.sample;

/// The shop as its customers meet it.
///
/// @param endSecond the moment after the last, in epoch seconds
record ShopFloor(Shop shop, NextView nextView, Lists lists, Rhythm rhythm, long endSecond) {}
