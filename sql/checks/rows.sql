-- How many rows a table has.
--
-- Grain: one row per table.
-- Reads: ${table}.

select
    '${table}' as table_name,
    count(*) as row_count
from ${table}
