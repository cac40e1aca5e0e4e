package accelerator.emulators.personalize;

/// The least and the most that a length, a size or a number may be.
record Range(long min, long max) {}
