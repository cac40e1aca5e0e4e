-- What Personalize demands of interactions, in numbers.
--
-- Grain: one row per event type, with its events, of the hundred most frequent;
-- the other numbers are of all types together, the same in every row.
-- Reads: ${table}, the interactions of a domain, once.
--
-- Seconds since 1970 are plausible from 2000 to 2099; milliseconds taken for
-- seconds are far beyond. Of the plausible, those after :now_seconds are in
-- the future.

with interactions as (

    select
        user_id,
        event_type,
        timestamp as epoch_seconds
    from ${table}

),

-- The years 2000 to 2099, in seconds since 1970.
century as (

    select
        datediff(
            'second', '1970-01-01'::timestamp_ntz, '2000-01-01'::timestamp_ntz
        ) as first_second,
        datediff(
            'second', '1970-01-01'::timestamp_ntz, '2100-01-01'::timestamp_ntz
        ) as end_second

),

-- Grain: one row per user and event type.
users_and_types as (

    select
        interactions.user_id,
        interactions.event_type,
        count(*) as event_count,
        max(interactions.epoch_seconds) as newest_second,
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
    group by interactions.user_id, interactions.event_type

),

-- Grain: one row per user.
users as (

    select
        user_id,
        sum(event_count) as event_count,
        max(newest_second) as newest_second,
        sum(implausible_count) as implausible_count,
        sum(future_count) as future_count
    from users_and_types
    group by user_id

),

totals as (

    select
        count(*) as user_count,
        count(case when event_count >= 2 then 1 end) as users_with_two,
        max(newest_second) as newest_second,
        sum(implausible_count) as implausible_count,
        sum(future_count) as future_count
    from users

),

-- Grain: one row per event type.
types as (

    select
        event_type,
        sum(event_count) as event_count
    from users_and_types
    group by event_type

),

type_totals as (

    select count(*) as type_count
    from types

)

select
    types.event_type,
    types.event_count,
    totals.user_count,
    totals.users_with_two,
    totals.newest_second,
    totals.implausible_count,
    totals.future_count,
    type_totals.type_count
from types
cross join totals
cross join type_totals
order by types.event_count desc, types.event_type
limit 100
