-- Drops a view of a stack that is deleted.

drop view if exists ${view}
