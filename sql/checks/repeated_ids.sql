-- How many rows of a dataset repeat the id of another.
--
-- Grain: one row per dataset.
-- Reads: ${column}, the id, of ${table}.

select
    '${table}' as table_name,
    count(${column}) - count(distinct ${column}) as repeated_count
from ${table}
