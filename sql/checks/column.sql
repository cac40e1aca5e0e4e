-- What one column of a dataset holds that its schema or its CSV forbids: a
-- part of dataset.sql.
--
-- Grain: three columns of the one row of dataset.sql.
-- Reads: ${column} of the dataset's table.
--
-- An empty text counts as missing: in a CSV without quotes both are empty.
-- Unsafe is a text that such a CSV cannot hold: comma, quote, backslash, line
-- breaks.

    count(*) - count(nullif(${column}::varchar, '')) as missing_${number},
    coalesce(max(length(${column}::varchar)), 0) as longest_${number},
    count(
        case
            when
                contains(${column}::varchar, chr(44))
                or contains(${column}::varchar, chr(34))
                or contains(${column}::varchar, chr(92))
                or contains(${column}::varchar, chr(10))
                or contains(${column}::varchar, chr(13))
                then 1
        end
    ) as unsafe_${number}
