-- The columns that a table has, as far as this role may see them.
--
-- Grain: one row per column, in upper case; none when there is no such table.
-- Reads: the information schema of the table's own database.

select upper(column_name) as column_name
from ${database}.information_schema.columns
where
    table_schema = upper(:schema_name)
    and table_name = upper(:table_name)
order by ordinal_position
