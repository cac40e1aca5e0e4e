-- One column of a file that unload.sql writes: a part of that statement.
--
-- Reads: ${column} of the dataset's table.
--
-- An empty text unloads as an empty field, as Snowflake's documentation has
-- it; what a null unloads as depends on options whose way of writing nothing
-- is not documented.

        coalesce(${column}::varchar, '') as "${header}"
