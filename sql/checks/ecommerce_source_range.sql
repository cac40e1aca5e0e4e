-- Which days the source of the ecommerce domain has at all, in UTC.
--
-- Grain: one row in all; the days are null when the source is empty.
-- Reads: ${source}, all of it.

select
    count(*) as row_count,
    min(derived_tstamp)::date::varchar as first_date,
    max(derived_tstamp)::date::varchar as last_date
from ${source}
