-- Users: whether each user is a guest.
--
-- Grain: one row per user of interactions.sql.
-- Reads: ${events}, those without a reason to be left out.
--
-- An event tells whether its user is a guest by ecommerce_user_is_guest, or
-- else by having no shop id. A user is a guest as long as no event denies it.

select
    user_id,
    case
        when max(case when is_guest_event then 0 else 1 end) = 1 then 'False'
        else 'True'
    end as is_guest
from ${events}
where reason is null
group by user_id
