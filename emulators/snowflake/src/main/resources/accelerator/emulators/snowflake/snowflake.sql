-- The views behind information_schema. Run once in a new database, in the schema memory.main.

create macro snowflake_type(type) as
    case
        when type in ('DOUBLE', 'FLOAT') then 'FLOAT'
        when type like 'VARCHAR%' then 'TEXT'
        when type = 'TIMESTAMP' then 'TIMESTAMP_NTZ'
        when type = 'TIMESTAMP WITH TIME ZONE' then 'TIMESTAMP_LTZ'
        when type like 'STRUCT%' then 'TIMESTAMP_TZ'
        when type = 'BLOB' then 'BINARY'
        when type like 'DECIMAL%' or type like '%INT%' then 'NUMBER'
        else type
    end;

-- A name as Snowflake spells it: behind each mark stands a letter that is lower case.
create macro written_name(name) as
    case
        when contains(name, chr(57344))
        then array_to_string(
            list_transform(
                string_split(name, chr(57344)),
                lambda part, place:
                    case
                        when place = 1 then part
                        else lower(substr(part, 1, 1)) || substr(part, 2)
                    end),
            '')
        else name
    end;

create view information_schema_columns as
select
    written_name(database_name) as CATALOG_NAME,
    written_name(database_name) as TABLE_CATALOG,
    written_name(schema_name) as TABLE_SCHEMA,
    written_name(table_name) as TABLE_NAME,
    written_name(column_name) as COLUMN_NAME,
    column_index as ORDINAL_POSITION,
    column_default as COLUMN_DEFAULT,
    case when is_nullable then 'YES' else 'NO' end as IS_NULLABLE,
    snowflake_type(data_type) as DATA_TYPE,
    case when data_type = 'VARCHAR' then 16777216 end as CHARACTER_MAXIMUM_LENGTH,
    case
        when data_type like 'DECIMAL%' then numeric_precision
        when data_type like '%INT%' then 38
    end as NUMERIC_PRECISION,
    case when snowflake_type(data_type) = 'NUMBER' then coalesce(numeric_scale, 0) end
        as NUMERIC_SCALE,
    comment as COMMENT,
from duckdb_columns()
where not internal;

create view information_schema_tables as
select
    written_name(database_name) as CATALOG_NAME,
    written_name(database_name) as TABLE_CATALOG,
    written_name(schema_name) as TABLE_SCHEMA,
    written_name(table_name) as TABLE_NAME,
    'BASE TABLE' as TABLE_TYPE,
    estimated_size as ROW_COUNT,
    comment as COMMENT,
    cast(getvariable('owner') as varchar) as TABLE_OWNER,
from duckdb_tables()
where not internal
union all
select
    written_name(database_name),
    written_name(database_name),
    written_name(schema_name),
    written_name(view_name),
    'VIEW',
    null,
    comment,
    cast(getvariable('owner') as varchar),
from duckdb_views()
where not internal;

create view information_schema_views as
select CATALOG_NAME, TABLE_CATALOG, TABLE_SCHEMA, TABLE_NAME, TABLE_OWNER, COMMENT,
from information_schema_tables
where TABLE_TYPE = 'VIEW';

create view information_schema_schemata as
select
    written_name(database_name) as CATALOG_NAME,
    written_name(schema_name) as SCHEMA_NAME,
    comment as COMMENT,
from duckdb_schemas()
where not internal or schema_name = 'main';
