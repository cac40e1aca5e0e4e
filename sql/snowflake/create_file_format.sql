-- How an unloaded file looks: CSV that Personalize imports.
--
-- Nothing is enclosed: Snowflake would quote the header too, which Personalize
-- refuses. So no value may hold a comma, a quote, a backslash or a line break;
-- the datasets' SQL sees to it and checks/column.sql proves it. A null is
-- written as the empty text, see unload_column.sql.

create or replace file format ${format}
type = csv
compression = none
field_delimiter = ','
record_delimiter = '\n'
field_optionally_enclosed_by = none
escape = none
escape_unenclosed_field = none
empty_field_as_null = false
