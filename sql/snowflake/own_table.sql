-- Says whose a table is, so that only they replace it.

comment on table ${table} is '${owner}'
