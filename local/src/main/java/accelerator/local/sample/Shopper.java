package accelerator.local.sample;

import java.util.List;

/// A customer of the invented shop.
///
/// @param number from 0 on
/// @param domainUserid the cookie's id, in every row
/// @param networkUserid the third-party cookie's id, in every row
/// @param signsInAfter the share of the customer's views made before signing in: 0 for a member, 1
///   for a guest, who never does
/// @param segment the kind of customer, 0 to 7
/// @param preference how likely each department is
public record Shopper(
    int number,
    String domainUserid,
    String networkUserid,
    double signsInAfter,
    int segment,
    List<Double> preference) {
  public Shopper {
    preference = List.copyOf(preference);
  }

  /// The id of the customer's account in rows after signing in, such as `u-00042`.
  public String ecommerceUserId() {
    return PaddedNumber.number("u-", number + 1, 5);
  }

  /// Who the rows say it is at one of the customer's views, counted from 0.
  Visitor visitor(int view, int views) {
    boolean signedIn = view >= signsInAfter * views;
    return new Visitor(
        domainUserid,
        networkUserid,
        signedIn ? ecommerceUserId() : null,
        signedIn ? Boolean.FALSE : null);
  }
}
