-- Writes a dataset's table into the bucket, as CSV that Personalize imports.
--
-- Grain: one row per file written (FILE_NAME, FILE_SIZE in bytes, ROW_COUNT);
-- no row and no file when the table is empty.
-- Reads: ${table}. Writes: files below ${path} of ${stage}.
--
-- Nothing is enclosed: Snowflake would quote the header too, which Personalize
-- refuses. So no value may hold a comma, a quote, a backslash or a line break;
-- the datasets' SQL sees to it and checks/column.sql proves it. That a null
-- unloads as nothing at all could not be verified against the service.

copy into @${stage}/${path}
from (
    select
        ${columns}
    from ${table}
)
file_format = (
    type = csv
    compression = none
    field_delimiter = ','
    record_delimiter = '\n'
    field_optionally_enclosed_by = none
    escape = none
    escape_unenclosed_field = none
    null_if = ()
    empty_field_as_null = false
)
header = true
include_query_id = true
detailed_output = true
max_file_size = 268435456
