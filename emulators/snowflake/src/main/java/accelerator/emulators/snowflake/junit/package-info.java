/// The local Snowflake in JUnit tests: {@link
/// accelerator.emulators.snowflake.junit.SnowflakeExtension}.
@NullMarked
package accelerator.emulators.snowflake.junit;

import org.jspecify.annotations.NullMarked;
