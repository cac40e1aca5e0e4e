-- Drops a table of a run that has ended.

drop table if exists ${table}
