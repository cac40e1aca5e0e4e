-- Cancels a statement; one that has ended meanwhile is left as it is.

select system$cancel_query('${statement}') as answer
