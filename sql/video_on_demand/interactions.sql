-- Interactions: who watched which video, and when.
--
-- Grain: one row per user, video and second; a repeated play is kept once.
-- Reads: ${events}, those without a reason to be left out.

select distinct
    user_id,
    item_id,
    epoch_seconds as timestamp,
    event_type
from ${events}
where reason is null
