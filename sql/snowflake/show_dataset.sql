-- Shows the newest table of a dataset under a name that stays.
--
-- Grain: that of ${table}.
-- Whoever was granted the view keeps it. The comment says whose it is: the
-- stack's and the run's.

create or replace view ${view}
copy grants
comment = '${owner}'
as
select * from ${table}
