-- Users: whether each user is a guest.
--
-- Grain: one row per user of interactions.sql.
-- Reads: ${source}, Snowplow's ecommerce product interactions, in the window
-- :start_date..:end_date, both included, on the UTC date of derived_tstamp;
-- of these the events that interactions.sql counts, with the users that it
-- gives them (:count_list_views, :stitch_cookies).
--
-- An event tells whether its user is a guest by ecommerce_user_is_guest, or
-- else by having no shop id. A user is a guest as long as no event denies it.

with source_rows as (

    select
        ecommerce_user_id,
        domain_userid,
        product_id,
        ecommerce_user_is_guest,
        ecommerce_action_type
    from ${source}
    where derived_tstamp::date between :start_date::date and :end_date::date

),

trimmed as (

    select
        nullif(trim(ecommerce_user_id::varchar), '') as shop_user_id,
        nullif(trim(domain_userid::varchar), '') as cookie_id,
        nullif(trim(product_id::varchar), '') as item_id,
        ecommerce_user_is_guest::boolean as stored_is_guest,
        ecommerce_action_type in ('product_view', 'transaction')
        or (
            ecommerce_action_type = 'list_view'
            and :count_list_views::boolean
        ) as is_counted
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
        coalesce(trimmed.stored_is_guest, trimmed.shop_user_id is null)
            as is_guest_event
    from trimmed
    left join stitched_cookies
        on trimmed.cookie_id = stitched_cookies.stitched_cookie_id
    where trimmed.is_counted

),

-- Comma, quote, backslash and line breaks would break an unquoted CSV.
importable as (

    select
        user_id,
        is_guest_event
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

select
    user_id,
    case
        when max(case when is_guest_event then 0 else 1 end) = 1 then 'False'
        else 'True'
    end as is_guest
from importable
group by user_id
