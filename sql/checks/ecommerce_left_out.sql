-- Which counted events of the window are no interactions, and why.
--
-- Grain: one row per reason, with one product that shows it where there is
-- one.
-- Reads: ${events}, and the dataset ${interactions}.
--
-- How many rows a table has is known without reading it; of the events only
-- those are asked for that have a reason.

with left_out as (

    select
        reason,
        count(*) as left_out_count,
        min(item_id) as example_id
    from ${events}
    where reason is not null
    group by reason

),

left_out_counts as (

    select coalesce(sum(left_out_count), 0) as left_out_count
    from left_out

),

event_counts as (

    select count(*) as event_count
    from ${events}

),

interaction_counts as (

    select count(*) as interaction_count
    from ${interactions}

)

select
    reason,
    left_out_count,
    example_id
from left_out

union all

select
    'repeated events' as reason,
    event_counts.event_count
    - left_out_counts.left_out_count
    - interaction_counts.interaction_count as left_out_count,
    null as example_id
from event_counts
cross join left_out_counts
cross join interaction_counts
