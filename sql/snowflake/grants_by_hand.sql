-- What the role needs where an administrator has made the way to the bucket
-- (create_integration.sql, create_file_format.sql, create_stage.sql) instead of
-- the stack. By hand, as their owner; every statement can be run twice.

grant usage on integration ${integration} to role ${role};
grant usage on stage ${stage} to role ${role};
grant usage on file format ${format} to role ${role};
