-- Tables by names of their own, as a run makes and drops them, in a schema
-- where the role may create tables. Nobody has run it on a real account yet.

create or replace transient table verify_rows
data_retention_time_in_days = 0
comment = 'verify'
as select 1 as n;
-- expected: Table VERIFY_ROWS successfully created.

create or replace view verify_newest copy grants comment = 'verify'
as select * from verify_rows;
-- expected: View VERIFY_NEWEST successfully created.

select comment from information_schema.tables where table_name = 'VERIFY_ROWS';
-- expected: verify

select count(*)
from table(information_schema.query_history_by_user(result_limit => 10000))
where query_text = 'nothing like it';
-- expected: 0

select system$cancel_query('00000000-0000-0000-0000-000000000000');
-- expected: Identified SQL statement is not currently executing.

drop view if exists verify_newest;
-- expected: VERIFY_NEWEST successfully dropped.

drop table if exists verify_rows;
-- expected: VERIFY_ROWS successfully dropped.
