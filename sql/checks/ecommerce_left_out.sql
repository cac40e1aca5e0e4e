-- What the ecommerce datasets leave out of the window, and why.
--
-- Grain: one row per reason. All but the last count events that would be
-- interactions, each under the first reason that applies; the last counts
-- products that items.sql leaves out.
-- Reads: ${source}, by the rules of ecommerce/interactions.sql and items.sql.

with source_rows as (

    select
        ecommerce_user_id,
        domain_userid,
        product_id,
        product_price,
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
        product_price::decimal(18, 2) as price,
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
        trimmed.price,
        trimmed.epoch_seconds,
        trimmed.event_type
    from trimmed
    left join stitched_cookies
        on trimmed.cookie_id = stitched_cookies.stitched_cookie_id
    where trimmed.event_type is not null

),

judged as (

    select
        user_id,
        item_id,
        price,
        epoch_seconds,
        event_type,
        case
            when user_id is null then 'events without a user id'
            when item_id is null then 'events without a product id'
            when length(user_id) > 256 or length(item_id) > 256
                then 'events with an id over 256 characters'
            when
                user_id || item_id <> translate(
                    user_id || item_id,
                    chr(44) || chr(34) || chr(92) || chr(10) || chr(13),
                    repeat(' ', 5)
                )
                then 'events with a delimiter, quote or line break in an id'
        end as reason
    from identified

),

repeated as (

    select count(*) - 1 as extra_events
    from judged
    where reason is null
    group by user_id, item_id, epoch_seconds, event_type
    having count(*) > 1

),

-- Grain: one row per product without a price of zero or more.
unpriced as (

    select item_id
    from judged
    where
        item_id is not null
        and length(item_id) <= 256
        and item_id = translate(
            item_id,
            chr(44) || chr(34) || chr(92) || chr(10) || chr(13),
            repeat(' ', 5)
        )
    group by item_id
    having coalesce(max(price), -1) < 0

)

select
    reason,
    count(*) as left_out_count
from judged
where reason is not null
group by reason

union all

select
    'repeated events' as reason,
    coalesce(sum(extra_events), 0) as left_out_count
from repeated

union all

select
    'products without a price' as reason,
    count(*) as left_out_count
from unpriced
