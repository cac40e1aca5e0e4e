-- The columns that a table has, as far as this role may see them, and their
-- types by the names of the information schema: a text is TEXT, a whole or
-- decimal number NUMBER, its decimal places the scale.
--
-- Grain: one row per column, as it is stored: in upper case but for names that
-- were made in quotes. None when there is no such table.
-- Reads: the information schema of the table's own database.

select
    table_name,
    column_name,
    data_type,
    numeric_scale
from ${database}.information_schema.columns
where
    table_schema = upper(:schema_name)
    and table_name = upper(:table_name)
order by ordinal_position
