-- What Personalize demands of interactions, in numbers.
--
-- Grain: one row in all.
-- Reads: ${table}, the interactions of a domain.
--
-- Seconds since 1970 are plausible from 2000 to 2099; milliseconds taken for
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
        count(case when event_count >= 2 then 1 end) as users_with_two
    from users

),

-- The years 2000 to 2099, in seconds since 1970.
century as (

    select
        datediff('second', '1970-01-01'::timestamp, '2000-01-01'::timestamp)
            as first_second,
        datediff('second', '1970-01-01'::timestamp, '2100-01-01'::timestamp)
            as end_second

),

event_counts as (

    select
        count(*) as row_count,
        count(distinct interactions.item_id) as item_count,
        count(
            case
                when
                    interactions.epoch_seconds < century.first_second
                    or interactions.epoch_seconds >= century.end_second
                    then 1
            end
        ) as implausible_count,
        count(
            case
                when
                    interactions.epoch_seconds > :now_seconds::bigint
                    and interactions.epoch_seconds < century.end_second
                    then 1
            end
        ) as future_count
    from interactions
    cross join century

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
