-- What the accelerator's user may do in Snowflake, and no more. By hand, as
-- ACCOUNTADMIN, after one of user_key_pair.sql and user_workload_identity.sql;
-- every statement can be run twice.
--
-- ${schema} is the schema of the accelerator's own tables, as DATABASE.SCHEMA.
-- What it reads, grants_sources.sql grants. The privileges' names come from
-- Snowflake's documentation and could not all be verified against the service.

create role if not exists ${role};

create warehouse if not exists ${warehouse}
warehouse_size = xsmall
auto_suspend = 60
auto_resume = true
initially_suspended = true
statement_timeout_in_seconds = 14400;

grant role ${role} to user ${user};
grant usage on warehouse ${warehouse} to role ${role};

-- Its own schema: datasets' tables and views, the stage, the file format, the
-- sample.
create schema if not exists ${schema};
grant usage on database ${database} to role ${role};
grant usage, create table, create view, create stage, create file format
on schema ${schema} to role ${role};

-- The way to the bucket. Leave this one out if you make the integration
-- yourself, see grants_by_hand.sql.
grant create storage integration on account to role ${role};
