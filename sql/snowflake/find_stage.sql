-- Whether there is such a stage, where it points and whose it is: the owning
-- stack is its comment.
--
-- Grain: one row per stage whose name is like it (name, url,
-- storage_integration, comment, more).

show stages like '${stage_name}' in schema ${stage_schema}
