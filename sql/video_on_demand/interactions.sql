-- Interactions: who watched which video, and when.
--
-- Grain: one row per user, video and second; a repeated play is kept once.
-- Reads: ${source}, Snowplow's media plays, in the window
-- :start_date..:end_date, both included, on the UTC date of start_tstamp.
--
-- A Watch is a valid play (by default over 30 seconds, as Snowplow's package
-- is set), at its start. The user is the tracker's user id, or else the
-- cookie. With :stitch_cookies, the anonymous plays of a cookie that the
-- window knows with exactly one user id belong to that id; a cookie with
-- several (a shared device) stays a user of its own.
-- Left out, and counted by checks/video_on_demand_left_out.sql: shorter plays,
-- plays without a user or a video, and ids that Personalize or its CSV cannot
-- hold.

with source_rows as (

    select
        user_id,
        ${user_identifier|domain_userid} as cookie,
        ${media_identifier|media_id} as media,
        start_tstamp,
        is_valid_play
    from ${source}
    where start_tstamp::date between :start_date::date and :end_date::date

),

trimmed as (

    select
        nullif(trim(user_id::varchar), '') as viewer_id,
        nullif(trim(cookie::varchar), '') as cookie_id,
        nullif(trim(media::varchar), '') as item_id,
        datediff('second', '1970-01-01'::timestamp, start_tstamp)
            as epoch_seconds,
        is_valid_play::boolean as is_valid
    from source_rows

),

-- Grain: one row per cookie that is known with exactly one user id.
stitched_cookies as (

    select
        cookie_id as stitched_cookie_id,
        min(viewer_id) as stitched_user_id
    from trimmed
    where
        :stitch_cookies::boolean
        and cookie_id is not null
        and viewer_id is not null
    group by cookie_id
    having min(viewer_id) = max(viewer_id)

),

identified as (

    select
        coalesce(
            trimmed.viewer_id,
            stitched_cookies.stitched_user_id,
            trimmed.cookie_id
        ) as user_id,
        trimmed.item_id,
        trimmed.epoch_seconds
    from trimmed
    left join stitched_cookies
        on trimmed.cookie_id = stitched_cookies.stitched_cookie_id
    where trimmed.is_valid

),

-- Comma, quote, backslash and line breaks would break an unquoted CSV.
importable as (

    select
        user_id,
        item_id,
        epoch_seconds
    from identified
    where
        length(user_id) <= 256
        and length(item_id) <= 256
        and user_id || item_id = translate(
            user_id || item_id,
            chr(44) || chr(34) || chr(92) || chr(10) || chr(13),
            repeat(' ', 5)
        )

)

select distinct
    user_id,
    item_id,
    epoch_seconds as timestamp,
    'Watch' as event_type
from importable
