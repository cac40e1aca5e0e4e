-- What a role needs to read a source table. By hand, as the table's owner. It
-- lasts until the table is replaced: grants_sources.sql has the future grants
-- too.

grant usage on database ${database} to role ${role};
grant usage on schema ${schema} to role ${role};
grant select on ${table} to role ${role};
