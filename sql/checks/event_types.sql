-- How many interactions there are of each event type.
--
-- Grain: one row per event type.
-- Reads: ${table}, the interactions of a domain.

select
    event_type,
    count(*) as event_count
from ${table}
group by event_type
order by event_type
