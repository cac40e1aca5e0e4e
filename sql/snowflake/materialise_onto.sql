-- Makes the events of a run of what is new and of what an earlier run has read.
--
-- Grain: that of ${query}.
-- Reads: ${former}, the earlier run's events, from :window_second up to
-- :since_second, where the query begins; both are seconds since 1970.
-- How the table is made, materialise.sql says.

create or replace transient table ${table}
data_retention_time_in_days = 0
comment = '${owner}'
as
select *
from (
${query}
)

union all

select *
from ${former}
where
    epoch_seconds >= :window_second::bigint
    and epoch_seconds < :since_second::bigint
