-- How many rows of a dataset repeat the id of another.
--
-- Grain: one row in all.
-- Reads: ${column}, the id, of ${table}.

select count(${column}) - count(distinct ${column}) as repeated_count
from ${table}
