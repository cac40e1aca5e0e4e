package accelerator.local;

import accelerator.emulators.snowflake.SnowflakeCommand;
import accelerator.local.stack.LocalWarehouse;
import picocli.CommandLine.Command;

/// Serves the local Snowflake alone, empty, with the stack's own names.
@Command(name = "warehouse")
final class WarehouseCommand extends SnowflakeCommand {
  WarehouseCommand() {
    super(
        new Names(
            LocalWarehouse.ACCOUNT,
            LocalWarehouse.USER,
            LocalWarehouse.DATABASE,
            LocalWarehouse.SCHEMA,
            "RECOMMENDATIONS",
            "RECOMMENDATIONS"));
  }
}
