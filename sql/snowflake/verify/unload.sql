-- What an unload writes for a null, an empty text and a comma. Put the stack's
-- stage in the place of verify_stage; the role must be able to make tables and
-- file formats. Nobody has run it on a real account yet.

create or replace file format verify_format
type = csv
compression = none
field_delimiter = ','
record_delimiter = '\n'
field_optionally_enclosed_by = none
escape = none
escape_unenclosed_field = none
empty_field_as_null = false;
-- expected: File format VERIFY_FORMAT successfully created.

copy into @verify_stage/verify/rows.csv
from (select coalesce(null::varchar, '') as "EMPTY", 'text' as "FULL")
file_format = (format_name = 'verify_format')
header = true
single = true
overwrite = true;
-- expected: 1

copy into @verify_stage/verify/nothing/
from (select 1 as n where false)
file_format = (format_name = 'verify_format')
header = true;
-- expected: 0

create or replace transient table verify_loaded (
    empty_text varchar,
    other_text varchar
);
-- expected: Table VERIFY_LOADED successfully created.

copy into verify_loaded (empty_text, other_text)
from @verify_stage/verify/
files = ('rows.csv')
file_format = (
    type = csv
    skip_header = 1
    escape_unenclosed_field = none
    empty_field_as_null = false
)
on_error = abort_statement
force = true;
-- expected: anything

select empty_text = '' and other_text = 'text' from verify_loaded;
-- expected: true

drop table if exists verify_loaded;
-- expected: VERIFY_LOADED successfully dropped.

drop file format if exists verify_format;
-- expected: VERIFY_FORMAT successfully dropped.
