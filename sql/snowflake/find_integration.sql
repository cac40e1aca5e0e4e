-- Whether there is such an integration, and whose: the owning stack is its
-- comment.
--
-- Grain: one row per integration whose name is like it (name, comment, more).

show storage integrations like '${integration}'
