package accelerator.local.sample;

/// What the rows of an invented shop were drawn from, to measure recommenders against.
///
/// @param shop the products and what is planted among them
/// @param audience the customers and their tastes
/// @param nextView the true probabilities of every next view
public record Truth(Shop shop, Audience audience, NextView nextView) {}
