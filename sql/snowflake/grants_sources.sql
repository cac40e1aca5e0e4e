-- What the accelerator's role may read: all of a schema with source tables. By
-- hand, as ACCOUNTADMIN, after grants.sql, once for each such schema: that of
-- the ecommerce package, of the media package, of a catalogue, of subscribers.
-- Every statement can be run twice.
--
-- Future grants are needed because dbt replaces tables, and with them their
-- grants.

grant usage on database ${source_database} to role ${role};
grant usage on schema ${source_schema} to role ${role};
grant select on all tables in schema ${source_schema} to role ${role};
grant select on future tables in schema ${source_schema} to role ${role};
grant select on all views in schema ${source_schema} to role ${role};
grant select on future views in schema ${source_schema} to role ${role};
