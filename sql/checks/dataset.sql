-- What the columns of a dataset hold that its schema or its CSV forbids.
--
-- Grain: one row in all.
-- Reads: ${table}, once. What ${measures} counts, column.sql and
-- repeated_id.sql say.

select
    count(*) as row_count,
    ${measures}
from ${table}
