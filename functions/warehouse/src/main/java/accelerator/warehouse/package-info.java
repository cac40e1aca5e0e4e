/// Snowflake: the sample goes in, the datasets are made and checked, their files come out. In comes
/// a call of the state machine with the run, a domain's plan and what the last look left behind;
/// out goes a look, or numbers. Never a row. Start with {@link
/// accelerator.warehouse.WarehouseFunction}; all SQL stands in the repository's `sql/`.
@NullMarked
package accelerator.warehouse;

import org.jspecify.annotations.NullMarked;
