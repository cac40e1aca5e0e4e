-- Interactions: who viewed or bought which product, and when.
--
-- Grain: one row per user, product, second and event type; a repeated event
-- is kept once.
-- Reads: ${events}, those without a reason to be left out.

select distinct
    user_id,
    item_id,
    epoch_seconds as timestamp,
    event_type
from ${events}
where reason is null
