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
                ${column}::varchar <> translate(
                    ${column}::varchar,
                    chr(44) || chr(34) || chr(92) || chr(10) || chr(13),
                    repeat(' ', 5)
                )
                then 1
        end
    ) as unsafe_${number}
