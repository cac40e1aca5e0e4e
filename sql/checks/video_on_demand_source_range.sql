-- Which days the source of the video_on_demand domain has at all, in UTC.
--
-- Grain: one row in all; the days are null when the source is empty.
-- Reads: ${source}, all of it.

select
    count(*) as row_count,
    min(start_tstamp)::date::varchar as first_date,
    max(start_tstamp)::date::varchar as last_date
from ${source}
