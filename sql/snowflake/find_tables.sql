-- The tables and views whose names begin as those of a stack and domain do.
--
-- Grain: one row per table or view, as far as this role may see it.
-- The comment tells whose it is.

select
    table_name,
    table_type,
    comment
from ${database}.information_schema.tables
where
    table_schema = upper(:schema_name)
    and startswith(table_name, :prefix)
order by table_name
