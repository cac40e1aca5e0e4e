-- Users: what each viewer subscribes to.
--
-- Grain: one row per user of interactions.sql.
-- Reads: ${source}, Snowplow's media plays, in the window
-- :start_date..:end_date, both included, on the UTC date of start_tstamp; of
-- these the plays that interactions.sql counts, with the users that it gives
-- them (:stitch_cookies).
-- Reads: ${video_subscribers}, the team's own, by user id.
--
-- A viewer who is not there, or has no subscription model, has the model
-- No subscription; of several the last in the order of the alphabet counts.

with source_rows as (

    select
        user_id,
        ${user_identifier|domain_userid} as cookie,
        ${media_identifier|media_id} as media,
        is_valid_play
    from ${source}
    where start_tstamp::date between :start_date::date and :end_date::date

),

subscribers as (

    select
        user_id as subscriber_id,
        subscription_model
    from ${video_subscribers}

),

trimmed as (

    select
        nullif(trim(user_id::varchar), '') as viewer_id,
        nullif(trim(cookie::varchar), '') as cookie_id,
        nullif(trim(media::varchar), '') as item_id,
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
        trimmed.item_id
    from trimmed
    left join stitched_cookies
        on trimmed.cookie_id = stitched_cookies.stitched_cookie_id
    where trimmed.is_valid

),

-- Comma, quote, backslash and line breaks would break an unquoted CSV.
importable as (

    select distinct user_id
    from identified
    where
        length(user_id) <= 256
        and length(item_id) <= 256
        and user_id || item_id = translate(
            user_id || item_id,
            chr(44) || chr(34) || chr(92) || chr(10) || chr(13),
            repeat(' ', 5)
        )

),

-- What breaks an unquoted CSV becomes blank, and so does the pipe, which means
-- several values to Personalize.
cleaned as (

    select
        trim(subscriber_id::varchar) as user_id,
        translate(
            subscription_model::varchar,
            chr(44) || chr(34) || chr(92) || chr(10) || chr(13) || chr(9)
                || '|',
            repeat(' ', 7)
        ) as model
    from subscribers

),

-- Grain: one row per subscriber.
subscriptions as (

    select
        user_id,
        max(nullif(trim(left(trim(model), 1000)), '')) as subscription_model
    from cleaned
    group by user_id

)

select
    importable.user_id,
    coalesce(subscriptions.subscription_model, 'No subscription')
        as subscription_model
from importable
left join subscriptions
    on importable.user_id = subscriptions.user_id
