-- Loads the packaged sample from the bucket into its source table.
--
-- Grain: one row per file (ROWS_LOADED and more).
-- Reads: ${file} below sample-data/ of ${stage}, with the columns ${columns}.
-- Writes: ${table}, just made and empty; forced, so that what Snowflake
-- remembers of earlier loads of the file does not matter.

copy into ${table} (${columns})
from @${stage}/sample-data/
files = ('${file}')
file_format = (
    type = csv
    compression = auto
    skip_header = 1
    field_optionally_enclosed_by = '"'
    escape_unenclosed_field = none
    null_if = ('')
    empty_field_as_null = true
    encoding = 'UTF8'
)
on_error = abort_statement
force = true
