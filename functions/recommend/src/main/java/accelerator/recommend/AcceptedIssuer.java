package accelerator.recommend;

import java.util.List;

/// Whose tokens are taken, as the API's JWT authorizer takes them.
///
/// @param address what `iss` must be, letter for letter
/// @param audiences of which `aud`, or where there is none `client_id`, must be one
record AcceptedIssuer(String address, List<String> audiences) {
  AcceptedIssuer {
    audiences = List.copyOf(audiences);
  }
}
