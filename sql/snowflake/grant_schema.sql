-- What a role needs in the schema of its own tables. By hand, as the schema's
-- owner.

grant usage, create table, create view, create stage, create file format
on schema ${schema} to role ${role};
