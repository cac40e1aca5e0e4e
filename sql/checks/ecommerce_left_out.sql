-- Which counted events of the window are no interactions, and why.
--
-- Grain: one row per reason, with one product that shows it where there is
-- one.
-- Reads: ${events}, and the dataset ${interactions}.

with events as (

    select
        item_id,
        reason
    from ${events}

),

event_counts as (

    select
        count(*) as event_count,
        count(reason) as left_out_count
    from events

),

interaction_counts as (

    select count(*) as interaction_count
    from ${interactions}

)

select
    reason,
    count(*) as left_out_count,
    min(item_id) as example_id
from events
where reason is not null
group by reason

union all

select
    'repeated events' as reason,
    event_counts.event_count
    - event_counts.left_out_count
    - interaction_counts.interaction_count as left_out_count,
    null as example_id
from event_counts
cross join interaction_counts
