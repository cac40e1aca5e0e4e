-- What one column of a dataset holds that its schema or its CSV forbids.
--
-- Grain: one row per column.
-- Reads: ${column} of ${table}.
--
-- An empty text counts as missing: in a CSV without quotes both are empty.
-- Unsafe is a text that such a CSV cannot hold: comma, quote, backslash, line
-- breaks.

with column_values as (

    select nullif(${column}::varchar, '') as text_value
    from ${table}

)

select
    '${table}' as table_name,
    '${column}' as column_name,
    count(*) - count(text_value) as missing_count,
    coalesce(max(length(text_value)), 0) as longest_length,
    count(
        case
            when
                text_value <> translate(
                    text_value,
                    chr(44) || chr(34) || chr(92) || chr(10) || chr(13),
                    repeat(' ', 5)
                )
                then 1
        end
    ) as unsafe_count
from column_values
