-- Events: the window's plays, whose they are and of which video. Everything
-- else of the domain but the catalogue is made of these.
--
-- Grain: one row per play.
-- Reads: ${source}, Snowplow's media plays, from the first instant of
-- :start_date to the last of :end_date, in UTC.
--
-- Which plays count and who their user is stand here and nowhere else; which
-- ids can be held, catalogue.sql says of its titles too.
-- A Watch is a valid play (by default over 30 seconds, as Snowplow's package
-- is set), at its start. The user is the tracker's user id, where the table
-- has one (dbt-snowplow-media-player from 0.6.0 on), or else the cookie.
-- Nobody's id is none: an empty text, the null UUID of a visitor without
-- consent, and null, undefined or NaN as text. With :stitch_cookies, the
-- anonymous plays of a cookie that the window knows with exactly one user id
-- belong to that id; a cookie with several (a shared device) stays a user of
-- its own.
-- STITCHED_FROM is the cookie of an event that was given a user so.
-- REASON says why a play is no interaction; it is null where it is one. A play
-- counts under the first reason that applies. Clocks are wrong before the year
-- 2000, and after :now_seconds, when the run began.

with source_rows as (

    select
        ${user_id|null} as viewer,
        ${user_identifier|domain_userid} as cookie,
        ${media_identifier|media_id} as media,
        start_tstamp,
        is_valid_play
    from ${source}
    where
        start_tstamp >= :start_date::timestamp_ntz
        and start_tstamp < dateadd('day', 1, :end_date::timestamp_ntz)

),

-- An incremental run begins late in its window, which begins at :known_date: of
-- the days before, cookies and user ids are read alone. A full run begins there
-- itself, and these are none.
earlier_rows as (

    select
        ${user_id|null} as viewer,
        ${user_identifier|domain_userid} as cookie
    from ${source}
    where
        :stitch_cookies::boolean
        and start_tstamp >= :known_date::timestamp_ntz
        and start_tstamp < :start_date::timestamp_ntz

),

-- A flag that is neither true nor false is unknown: the play is not valid.
typed as (

    select
        trim(viewer::varchar, ' ') as viewer_text,
        trim(cookie::varchar, ' ') as cookie_text,
        trim(media::varchar, ' ') as item_text,
        datediff(
            'second',
            '1970-01-01'::timestamp_ntz,
            convert_timezone('UTC', start_tstamp)::timestamp_ntz
        ) as epoch_seconds,
        coalesce(try_cast(is_valid_play::varchar as boolean), false)
            as is_valid
    from source_rows

),

named as (

    select
        *,
        case lower(viewer_text)
            when '' then null
            when 'null' then null
            when 'undefined' then null
            when 'nan' then null
            when '00000000-0000-0000-0000-000000000000' then null
            else viewer_text
        end as viewer_id,
        case lower(cookie_text)
            when '' then null
            when 'null' then null
            when 'undefined' then null
            when 'nan' then null
            when '00000000-0000-0000-0000-000000000000' then null
            else cookie_text
        end as cookie_id,
        case lower(item_text)
            when '' then null
            when 'null' then null
            when 'undefined' then null
            when 'nan' then null
            when '00000000-0000-0000-0000-000000000000' then null
            else item_text
        end as item_id
    from typed

),

-- Grain: one row per play and one per earlier row, with ids that are known by
-- the same rule.
ids as (

    select
        viewer_id,
        cookie_id
    from named

    union all

    select
        case lower(trim(viewer::varchar, ' '))
            when '' then null
            when 'null' then null
            when 'undefined' then null
            when 'nan' then null
            when '00000000-0000-0000-0000-000000000000' then null
            else trim(viewer::varchar, ' ')
        end as viewer_id,
        case lower(trim(cookie::varchar, ' '))
            when '' then null
            when 'null' then null
            when 'undefined' then null
            when 'nan' then null
            when '00000000-0000-0000-0000-000000000000' then null
            else trim(cookie::varchar, ' ')
        end as cookie_id
    from earlier_rows
    where
        viewer is not null
        and cookie is not null

),

-- Grain: one row per cookie that is known with exactly one user id.
stitched_cookies as (

    select
        cookie_id as stitched_cookie_id,
        min(viewer_id) as stitched_user_id
    from ids
    where
        :stitch_cookies::boolean
        and cookie_id is not null
        and viewer_id is not null
    group by cookie_id
    having min(viewer_id) = max(viewer_id)

),

identified as (

    select
        named.*,
        coalesce(
            named.viewer_id,
            stitched_cookies.stitched_user_id,
            named.cookie_id
        ) as user_id,
        case
            when named.viewer_id is null
                then stitched_cookies.stitched_cookie_id
        end as stitched_from
    from named
    left join stitched_cookies
        on named.cookie_id = stitched_cookies.stitched_cookie_id

),

-- Comma, quote, backslash and line breaks would break an unquoted CSV. An id
-- may have 256 characters; those of four bytes, such as emoji, count twice, as
-- Personalize may count them: in hexadecimal they begin with F0 to F4, and each
-- is three more bytes than characters.
measured as (

    select
        *,
        case
            when length(user_id) <= 128 then false
            when length(user_id) > 256 then true
            else
                length(user_id)
                + (
                    length(hex_encode(user_id)) / 2
                    - regexp_count(hex_encode(user_id), 'F[0-4].{6}|..')
                ) / 3
                > 256
        end as is_user_long,
        case
            when length(item_id) <= 128 then false
            when length(item_id) > 256 then true
            else
                length(item_id)
                + (
                    length(hex_encode(item_id)) / 2
                    - regexp_count(hex_encode(item_id), 'F[0-4].{6}|..')
                ) / 3
                > 256
        end as is_item_long,
        contains(user_id, chr(44))
        or contains(user_id, chr(34))
        or contains(user_id, chr(92))
        or contains(user_id, chr(10))
        or contains(user_id, chr(13)) as is_user_unsafe,
        contains(item_id, chr(44))
        or contains(item_id, chr(34))
        or contains(item_id, chr(92))
        or contains(item_id, chr(10))
        or contains(item_id, chr(13)) as is_item_unsafe,
        epoch_seconds
        < datediff(
            'second', '1970-01-01'::timestamp_ntz, '2000-01-01'::timestamp_ntz
        ) as is_too_old,
        epoch_seconds > :now_seconds::bigint as is_in_future
    from identified

)

select
    user_id,
    item_id,
    epoch_seconds,
    'Watch' as event_type,
    stitched_from,
    case
        when not is_valid then 'plays shorter than a valid play'
        when user_id is null then 'plays without a user id'
        when item_id is null then 'plays without a video id'
        when is_user_long or is_item_long
            then 'plays with an id over 256 characters'
        when is_user_unsafe or is_item_unsafe
            then 'plays with a delimiter, quote or line break in an id'
        when is_too_old then 'plays of a clock before the year 2000'
        when is_in_future then 'plays of a clock ahead of the run'
    end as reason
from measured
