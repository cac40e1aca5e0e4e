-- Proves that Snowflake may write where unloads go: one small file, written
-- over whenever it is asked for, which the bucket's own rule lets expire.
--
-- Grain: one row (rows_unloaded, input_bytes, output_bytes).

copy into @${stage}/probe/probe.csv
from (select 'written when the stack was set up' as probe)
file_format = (format_name = '${format}')
header = true
single = true
overwrite = true
