-- How many rows a table has.
--
-- Grain: one row in all.
-- Reads: ${table}.

select count(*) as row_count
from ${table}
