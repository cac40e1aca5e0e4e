package accelerator.local.sample;

/// The shop as its customers meet it.
///
/// @param endSecond the moment after the last, in epoch seconds
record ShopFloor(Shop shop, NextView nextView, ListPages lists, Rhythm rhythm, long endSecond) {}
