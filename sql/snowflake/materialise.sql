-- Makes a table of a run: readers see it whole or not at all.
--
-- Grain: that of ${query}.
-- Transient and without time travel: it can be made again, so no history of it
-- is paid for. The comment says whose it is: the stack's and the run's.

create or replace transient table ${table}
data_retention_time_in_days = 0
comment = '${owner}'
as
${query}
