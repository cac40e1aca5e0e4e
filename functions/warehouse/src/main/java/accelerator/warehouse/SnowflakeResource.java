package accelerator.warehouse;

import accelerator.core.StackRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// A thing in Snowflake that is a custom resource of the template. Each call may come twice.
interface SnowflakeResource {

  /// Its name in Snowflake, the last part of its {@link SnowflakeId}.
  ///
  /// @param properties as the template has them
  String id(JsonNode properties);

  /// Makes it, or changes what is there into what is asked for, and never replaces it.
  ///
  /// @return what `!GetAtt` gives
  Map<String, String> converge(StackRequest request);

  /// Drops it if it is there and this stack's; anything else is left alone.
  ///
  /// @param id its name, as an earlier answer had it
  void drop(StackRequest request, String id);
}
