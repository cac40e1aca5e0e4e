-- How many rows of a dataset repeat the id of another: a part of dataset.sql.
--
-- Grain: one column of the one row of dataset.sql.
-- Reads: ${column}, the id, of the dataset's table.

    count(${column}) - count(distinct ${column}) as repeated_count
