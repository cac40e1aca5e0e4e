-- What Snowflake's SQL has and DuckDB's lacks, or means otherwise: macros, and the views behind
-- information_schema. Run once in a new database, in the schema memory.main.

create macro iff(condition, yes, no) as case when condition then yes else no end;
create macro nvl(value, other) as coalesce(value, other);
create macro nvl2(value, yes, no) as case when value is not null then yes else no end;
create macro zeroifnull(value) as coalesce(value, 0);
create macro nullifzero(value) as nullif(value, 0);
create macro equal_null(one, other) as one is not distinct from other;
create macro div0(dividend, divisor) as
    case when divisor = 0 then 0 else dividend / nullif(divisor, 0) end;
create macro div0null(dividend, divisor) as
    case when coalesce(divisor, 0) = 0 then 0 else dividend / nullif(divisor, 0) end;
create macro square(value) as value * value;
create macro booland_agg(value) as bool_and(value);
create macro boolor_agg(value) as bool_or(value);
create macro trunc(value) as system.main.trunc(value),
    (value, places) as system.main.trunc(value * power(10, places)) / power(10, places);

-- Text. A regexp_replace replaces every match, a regexp_like matches the whole text.
create macro charindex(needle, haystack) as strpos(haystack, needle);
create macro startswith(value, start) as starts_with(value, start);
create macro endswith(value, finish) as ends_with(value, finish);
create macro initcap(value) as array_to_string(
    list_transform(
        string_split(lower(value), ' '),
        lambda word: upper(substr(word, 1, 1)) || substr(word, 2)),
    ' ');
create macro regexp_like(value, pattern) as regexp_full_match(value, pattern),
    (value, pattern, options) as regexp_full_match(value, pattern, options);
create macro rlike(value, pattern) as regexp_full_match(value, pattern);
create macro regexp_replace(value, pattern) as
    system.main.regexp_replace(value, pattern, '', 'g'),
    (value, pattern, replacement) as
    system.main.regexp_replace(value, pattern, replacement, 'g');
create macro regexp_substr(value, pattern) as
    case when regexp_matches(value, pattern) then regexp_extract(value, pattern) end;
create macro regexp_count(value, pattern) as len(regexp_extract_all(value, pattern));
create macro sha2(value) as sha256(value);
create macro sha2_hex(value) as sha256(value);
create macro md5_hex(value) as md5(value);
create macro hex_encode(value) as hex(value);
create macro uuid_string() as cast(uuid() as varchar);
create macro array_size(value) as len(value);

-- Dates and times. Adding days to a date gives a date, adding hours a timestamp.
create macro dateadd_year(amount, moment) as
    cast_to_type(moment + to_years(cast(amount as integer)), moment);
create macro dateadd_quarter(amount, moment) as
    cast_to_type(moment + to_months(cast(3 * amount as integer)), moment);
create macro dateadd_month(amount, moment) as
    cast_to_type(moment + to_months(cast(amount as integer)), moment);
create macro dateadd_week(amount, moment) as
    cast_to_type(moment + to_days(cast(7 * amount as integer)), moment);
create macro dateadd_day(amount, moment) as
    cast_to_type(moment + to_days(cast(amount as integer)), moment);
create macro dateadd_hour(amount, moment) as
    cast(moment as timestamp) + to_hours(cast(amount as bigint));
create macro dateadd_minute(amount, moment) as
    cast(moment as timestamp) + to_minutes(cast(amount as bigint));
create macro dateadd_second(amount, moment) as
    cast(moment as timestamp) + to_seconds(cast(amount as bigint));
create macro dateadd_millisecond(amount, moment) as
    cast(moment as timestamp) + to_milliseconds(cast(amount as bigint));
create macro dateadd_microsecond(amount, moment) as
    cast(moment as timestamp) + to_microseconds(cast(amount as bigint));
create macro date_trunc(unit, moment) as
    cast_to_type(system.main.date_trunc(unit, moment), moment);
create macro epoch_second(moment) as
    datediff('second', timestamp '1970-01-01', cast(moment as timestamp));
create macro epoch_millisecond(moment) as
    datediff('millisecond', timestamp '1970-01-01', cast(moment as timestamp));

-- Conversions. A number as text or not is a count of seconds to to_timestamp.
create macro to_varchar(value) as cast(value as varchar);
create macro to_char(value) as cast(value as varchar);
create macro to_double(value) as cast(value as double);
create macro to_boolean(value) as cast(value as boolean);
create macro try_to_double(value) as try_cast(value as double);
create macro try_to_boolean(value) as try_cast(value as boolean);
create macro to_date(value) as cast(value as date);
create macro try_to_date(value) as try_cast(value as date);
create macro to_timestamp(value) as
    case
        when try_cast(cast(value as varchar) as decimal(18, 6)) is not null
        then make_timestamp(
            cast(cast(cast(value as varchar) as decimal(38, 6)) * 1000000 as bigint))
        else cast(cast(value as varchar) as timestamp)
    end;
create macro to_timestamp_ntz(value) as to_timestamp(value);
create macro try_to_timestamp(value) as try_cast(cast(value as varchar) as timestamp);
create macro try_to_timestamp_ntz(value) as try_cast(cast(value as varchar) as timestamp);

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
