package accelerator.warehouse;

import accelerator.core.StackRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// A thing in Snowflake that is a custom resource of the template. Each call may come twice.
interface SnowflakeResource {

  /// What CloudFormation calls it: its name in Snowflake. Another name is another resource, and
  /// CloudFormation then has the old one deleted.
  ///
  /// @param properties as the template has them
  String id(JsonNode properties);

  /// Makes it, or changes what is there into what is asked for, and never replaces it.
  ///
  /// @return what `!GetAtt` gives
  Map<String, String> converge(StackRequest request);

  /// Drops it if it is there and this stack's; anything else is left alone.
  ///
  /// @param id what an earlier answer called it, or what CloudFormation made up
  void drop(StackRequest request, String id);
}
