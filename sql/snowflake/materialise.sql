-- Makes the table of one dataset, replacing the last run's: readers see the
-- one or the other, whole.
--
-- Grain: that of ${query}.
-- Transient: it can be made again, so no history of it is paid for.

create or replace transient table ${table} as
${query}
