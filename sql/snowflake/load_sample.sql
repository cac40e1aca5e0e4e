-- Loads the packaged sample from the bucket into its source table.
--
-- Grain: one row per file (ROWS_LOADED and more).
-- Reads: ${file} below sample-data/ of ${stage}, with the columns ${columns}.
-- Writes: ${table}, which must be new: the load is forced, and a second one
-- into the same table would add the rows again.

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
