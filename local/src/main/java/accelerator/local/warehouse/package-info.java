/// A warehouse that speaks Snowflake's protocol to the real JDBC driver, over an in-process DuckDB.
/// In come log-ins and SQL statements over HTTP, out go rowsets and errors in Snowflake's shape,
/// and files on a stage. Start reading with {@link accelerator.local.warehouse.SnowflakeServer};
/// `README.md` beside the sources lists what is supported.
@NullMarked
package accelerator.local.warehouse;

import org.jspecify.annotations.NullMarked;
