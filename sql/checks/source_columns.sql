-- The columns that a table has, as far as this role may see them.
--
-- Grain: one row per column, as it is stored: in upper case but for names that
-- were made in quotes. None when there is no such table.
-- Reads: the information schema of the table's own database.

select column_name
from ${database}.information_schema.columns
where
    table_schema = upper(:schema_name)
    and table_name = upper(:table_name)
order by ordinal_position
