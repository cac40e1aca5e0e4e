-- What an incremental run adds to the interactions of the run before.
--
-- Grain: one row in all.
-- Reads: ${interactions}, ${former} (those of the run before) and ${events},
-- from :since_second on, in seconds since 1970.
--
-- Interactions that are no longer what they were (an anonymous one has become
-- a user's, a row was changed) stay in Personalize as they were until
-- everything is imported again: of the days read again they are compared, of
-- earlier days those count whose cookie shows there that it is a user's since,
-- or no longer one user's.

with now_there as (

    select *
    from ${interactions}
    where timestamp >= :since_second::bigint

),

then_there as (

    select *
    from ${former}
    where timestamp >= :since_second::bigint

),

added as (

    select * from now_there
    except
    select * from then_there

),

gone as (

    select * from then_there
    except
    select * from now_there

),

-- Grain: one row per cookie that has become a user's.
stitched as (

    select distinct stitched_from
    from ${events}
    where
        epoch_seconds >= :since_second::bigint
        and stitched_from is not null

),

earlier as (

    select interactions.user_id
    from ${interactions} as interactions
    inner join stitched
        on interactions.user_id = stitched.stitched_from
    where interactions.timestamp < :since_second::bigint

),

-- Grain: one row per user of the days read again, a cookie of several among
-- them.
unstitched as (

    select distinct user_id
    from ${events}
    where
        epoch_seconds >= :since_second::bigint
        and stitched_from is null

),

-- Grain: one row per interaction that a cookie of several has given to one.
parted as (

    select distinct
        events.user_id,
        events.item_id,
        events.epoch_seconds,
        events.event_type
    from ${events} as events
    inner join unstitched
        on events.stitched_from = unstitched.user_id
    where
        events.epoch_seconds < :since_second::bigint
        and events.reason is null

),

added_count as (

    select count(*) as added_count
    from added

),

gone_count as (

    select count(*) as gone_count
    from gone

),

earlier_count as (

    select count(*) as earlier_count
    from earlier

),

parted_count as (

    select count(*) as parted_count
    from parted

)

select
    added_count.added_count,
    gone_count.gone_count
    + earlier_count.earlier_count
    + parted_count.parted_count as outdated_count
from added_count
cross join gone_count
cross join earlier_count
cross join parted_count
