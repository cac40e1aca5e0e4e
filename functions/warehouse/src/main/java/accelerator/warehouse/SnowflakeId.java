package accelerator.warehouse;

import accelerator.core.StackRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// What CloudFormation calls a thing in Snowflake: `ACCOUNT/NAME`. Another account or name is
/// another thing, and CloudFormation has the old one deleted when the whole update has succeeded.
/// Whose properties that deletion brings is not documented, so the id alone says what goes.
///
/// @param account empty in an id of version 1.0.0
record SnowflakeId(Optional<String> account, String name) {
  private static final String ACCOUNT = "[A-Za-z0-9][A-Za-z0-9_.-]*";

  /// @param name as the resource's properties have it
  static SnowflakeId of(JsonNode properties, String name) {
    return new SnowflakeId(AskedLogin.account(properties), name);
  }

  /// What a deletion drops. Nothing for an id without account: either CloudFormation made it up
  /// because nothing was made, or it is one of version 1.0.0, and an update has given the same
  /// thing an id with its account.
  static Optional<SnowflakeId> toDrop(StackRequest request) {
    String id = request.physicalResourceId().orElse("");
    int end = id.lastIndexOf('/');
    if (end < 0
        || !id.substring(0, end).matches(ACCOUNT)
        || !QualifiedName.isName(id.substring(end + 1))) {
      return Optional.empty();
    }
    return Optional.of(new SnowflakeId(Optional.of(id.substring(0, end)), id.substring(end + 1)));
  }

  @Override
  public String toString() {
    return account.map(there -> there + "/").orElse("") + name;
  }
}
