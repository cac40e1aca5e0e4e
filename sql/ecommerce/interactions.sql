-- Interactions: who viewed or bought which product, and when.
--
-- Grain: one row per user, product, second and event type; a repeated event
-- is kept once.
-- Reads: ${source}, Snowplow's ecommerce product interactions, in the window
-- :start_date..:end_date, both included, on the UTC date of derived_tstamp.
--
-- A View is a product_view; a list_view is one only with :count_list_views.
-- A Purchase is a transaction, never a refund. The user is the shop's own id,
-- or else the cookie. With :stitch_cookies, the anonymous events of a cookie
-- that the window knows with exactly one shop id belong to that id; a cookie
-- with several (a shared device) stays a user of its own.
-- Left out, and counted by checks/ecommerce_left_out.sql: events without a
-- user or a product, and ids that Personalize or its CSV cannot hold.

with source_rows as (

    select
        ecommerce_user_id,
        domain_userid,
        product_id,
        derived_tstamp,
        ecommerce_action_type
    from ${source}
    where derived_tstamp::date between :start_date::date and :end_date::date

),

trimmed as (

    select
        nullif(trim(ecommerce_user_id::varchar), '') as shop_user_id,
        nullif(trim(domain_userid::varchar), '') as cookie_id,
        nullif(trim(product_id::varchar), '') as item_id,
        datediff('second', '1970-01-01'::timestamp, derived_tstamp)
            as epoch_seconds,
        case
            when ecommerce_action_type = 'product_view' then 'View'
            when
                ecommerce_action_type = 'list_view'
                and :count_list_views::boolean
                then 'View'
            when ecommerce_action_type = 'transaction' then 'Purchase'
        end as event_type
    from source_rows

),

-- Grain: one row per cookie that is known with exactly one shop id.
stitched_cookies as (

    select
        cookie_id as stitched_cookie_id,
        min(shop_user_id) as stitched_user_id
    from trimmed
    where
        :stitch_cookies::boolean
        and cookie_id is not null
        and shop_user_id is not null
    group by cookie_id
    having min(shop_user_id) = max(shop_user_id)

),

identified as (

    select
        coalesce(
            trimmed.shop_user_id,
            stitched_cookies.stitched_user_id,
            trimmed.cookie_id
        ) as user_id,
        trimmed.item_id,
        trimmed.epoch_seconds,
        trimmed.event_type
    from trimmed
    left join stitched_cookies
        on trimmed.cookie_id = stitched_cookies.stitched_cookie_id
    where trimmed.event_type is not null

),

-- Comma, quote, backslash and line breaks would break an unquoted CSV.
importable as (

    select
        user_id,
        item_id,
        epoch_seconds,
        event_type
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
    event_type
from importable
