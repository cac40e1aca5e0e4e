-- What Personalize demands of interactions, in numbers.
--
-- Grain: one row in all.
-- Reads: ${table}, the interactions of a domain.
--
-- Seconds since 1970 are plausible from 2000 to 2100; milliseconds taken for
-- seconds are far beyond. Of the plausible, those after :now_seconds are in
-- the future.

with interactions as (

    select
        user_id,
        item_id,
        timestamp as epoch_seconds
    from ${table}

),

-- Grain: one row per user.
users as (

    select
        user_id,
        count(*) as event_count
    from interactions
    group by user_id

),

user_counts as (

    select
        count(*) as user_count,
        count_if(event_count >= 2) as users_with_two
    from users

),

event_counts as (

    select
        count(*) as row_count,
        count(distinct item_id) as item_count,
        count_if(
            epoch_seconds < datediff(
                'second',
                '1970-01-01'::timestamp,
                '2000-01-01'::timestamp
            )
            or epoch_seconds >= datediff(
                'second',
                '1970-01-01'::timestamp,
                '2100-01-01'::timestamp
            )
        ) as implausible_count,
        count_if(
            epoch_seconds > :now_seconds::bigint
            and epoch_seconds < datediff(
                'second',
                '1970-01-01'::timestamp,
                '2100-01-01'::timestamp
            )
        ) as future_count
    from interactions

)

select
    event_counts.row_count,
    event_counts.item_count,
    user_counts.user_count,
    user_counts.users_with_two,
    event_counts.implausible_count,
    event_counts.future_count
from event_counts
cross join user_counts
