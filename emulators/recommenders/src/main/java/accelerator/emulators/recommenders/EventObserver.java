package accelerator.emulators.recommenders;

/// Something that goes on counting after its training. Told of one event after the other, in the
/// order of their arrival.
interface EventObserver {
  /// @param user the user's id
  /// @param item the item's index
  /// @param isOfType whether the event is of the type that the use case learns from
  void observe(String user, int item, UserEvent event, boolean isOfType);
}
