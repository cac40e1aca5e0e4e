/// A warehouse that speaks Snowflake's protocol to the real JDBC driver, over an in-process DuckDB.
/// In come log-ins and SQL statements over HTTP, out go rowsets and errors in Snowflake's shape,
/// and files on a stage. Start reading with {@link
/// accelerator.emulators.snowflake.SnowflakeServer}; `README.md` beside the sources lists what is
/// supported.
@NullMarked
package accelerator.emulators.snowflake;

import org.jspecify.annotations.NullMarked;
