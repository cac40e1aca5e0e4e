-- How many rows of a table are of a time or later.
--
-- Grain: one row in all.
-- Reads: ${table}, interactions, from :since_second on, in seconds since 1970.

select count(*) as row_count
from ${table}
where timestamp >= :since_second::bigint
