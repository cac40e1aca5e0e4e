-- What the accelerator's user may do in Snowflake, and no more. By hand, as
-- ACCOUNTADMIN, after one of user_key_pair.sql and user_workload_identity.sql;
-- every statement can be run twice.
--
-- ${schema} is the schema of the accelerator's own tables, as DATABASE.SCHEMA.
-- Future grants are needed because dbt replaces tables, and with them their
-- grants. The privileges' names come from Snowflake's documentation and could
-- not all be verified against the service.

create role if not exists ${role};

create warehouse if not exists ${warehouse}
warehouse_size = xsmall
auto_suspend = 60
auto_resume = true
initially_suspended = true
statement_timeout_in_seconds = 14400;

grant role ${role} to user ${user};
grant usage on warehouse ${warehouse} to role ${role};

-- The source tables.
grant usage on database ${source_database} to role ${role};
grant usage on schema ${source_schema} to role ${role};
grant select on all tables in schema ${source_schema} to role ${role};
grant select on future tables in schema ${source_schema} to role ${role};
grant select on all views in schema ${source_schema} to role ${role};
grant select on future views in schema ${source_schema} to role ${role};

-- Its own schema: datasets' tables and views, the stage, the file format, the
-- sample.
create schema if not exists ${schema};
grant usage on database ${database} to role ${role};
grant usage, create table, create view, create stage, create file format
on schema ${schema} to role ${role};

-- The way to the bucket. Leave this one out if you make the integration
-- yourself, see grants_by_hand.sql.
grant create storage integration on account to role ${role};
