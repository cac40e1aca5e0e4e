-- Writes a dataset's table into the bucket, as CSV that Personalize imports.
--
-- Grain: one row per file written (FILE_NAME, FILE_SIZE in bytes, ROW_COUNT);
-- no row and no file when the table is empty.
-- Reads: of ${table} the rows that are ${chosen}. Writes: files below ${path}
-- of ${stage}.
-- How the files look, create_file_format.sql says.

copy into @${stage}/${path}
from (
    select
        ${columns}
    from ${table}
    where ${chosen}
)
file_format = (format_name = '${format}')
header = true
include_query_id = true
detailed_output = true
max_file_size = 268435456
