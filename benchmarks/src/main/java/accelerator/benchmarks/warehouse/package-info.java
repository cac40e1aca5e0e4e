/// What the SQL of a domain costs in the local Snowflake: in come sizes, out go the time and the
/// rows that each statement scans. Start at {@link
/// accelerator.benchmarks.warehouse.StatementsCommand}.
@NullMarked
package accelerator.benchmarks.warehouse;

import org.jspecify.annotations.NullMarked;
