-- Which plays of the window are no interactions, and why.
--
-- Grain: one row per reason; each play counts under the first that applies.
-- Reads: ${source}, by the rules of video_on_demand/interactions.sql.

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
        coalesce(is_valid_play::boolean, false) as is_valid
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
        trimmed.epoch_seconds,
        trimmed.is_valid
    from trimmed
    left join stitched_cookies
        on trimmed.cookie_id = stitched_cookies.stitched_cookie_id

),

judged as (

    select
        user_id,
        item_id,
        epoch_seconds,
        case
            when not is_valid then 'plays shorter than a valid play'
            when user_id is null then 'plays without a user id'
            when item_id is null then 'plays without a video id'
            when length(user_id) > 256 or length(item_id) > 256
                then 'plays with an id over 256 characters'
            when
                user_id || item_id <> translate(
                    user_id || item_id,
                    chr(44) || chr(34) || chr(92) || chr(10) || chr(13),
                    repeat(' ', 5)
                )
                then 'plays with a delimiter, quote or line break in an id'
        end as reason
    from identified

),

repeated as (

    select count(*) - 1 as extra_plays
    from judged
    where reason is null
    group by user_id, item_id, epoch_seconds
    having count(*) > 1

)

select
    reason,
    count(*) as left_out_count
from judged
where reason is not null
group by reason

union all

select
    'repeated plays' as reason,
    coalesce(sum(extra_plays), 0) as left_out_count
from repeated
