package accelerator.local.sample;

import org.jspecify.annotations.Nullable;

/// Who an event says acted.
///
/// @param isGuest null when the event carries no ecommerce user
record Visitor(
    @Nullable String domainUserid,
    @Nullable String networkUserid,
    @Nullable String ecommerceUserId,
    @Nullable Boolean isGuest) {

  /// Nobody at all, as after a lost cookie.
  static final Visitor UNKNOWN = new Visitor(null, null, null, null);

  /// The same visitor at the checkout, which knows guests as such.
  Visitor atCheckout() {
    return ecommerceUserId == null ? withGuest(true) : this;
  }

  Visitor withGuest(boolean guest) {
    return new Visitor(domainUserid, networkUserid, ecommerceUserId, guest);
  }
}
