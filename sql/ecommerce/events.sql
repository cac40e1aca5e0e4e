-- Events: the window's events that count, whose they are, of which product,
-- and what they tell of it. Everything else of the domain is made of these.
--
-- Grain: one row per counted event.
-- Reads: ${source}, Snowplow's ecommerce product interactions, from the first
-- instant of :start_date to the last of :end_date, in UTC.
--
-- Which events count, who their user is and which ids can be held stand here
-- and nowhere else in the domain.
-- A View is a product_view; a list_view is one only with :count_list_views.
-- A Purchase is a transaction, never a refund. Rows of a table from before
-- dbt-snowplow-ecommerce 0.6.0 have no action type: their product_view_type
-- and is_product_transaction tell.
-- The user is the shop's own id, or else the cookie. Nobody's id is none: an
-- empty text, the null UUID of a visitor without consent, and null, undefined
-- or NaN as text. With :stitch_cookies, the anonymous events of a cookie that
-- the window knows with exactly one shop id belong to that id; a cookie with
-- several (a shared device) stays a user of its own.
-- STITCHED_FROM is the cookie of an event that was given a user so.
-- REASON says why an event is no interaction; it is null where it is one. An
-- event counts under the first reason that applies. IS_ITEM tells whether its
-- product can be an item. Clocks are wrong before the year 2000, and after
-- :now_seconds, when the run began.

with source_rows as (

    select
        ecommerce_user_id,
        domain_userid,
        product_id,
        product_price,
        product_currency,
        product_category,
        product_name,
        product_brand,
        ecommerce_user_is_guest,
        derived_tstamp,
        ${ecommerce_action_type|product_view_type} as action_type,
        ${product_view_type|null} as view_type,
        ${is_product_transaction|null} as is_transaction
    from ${source}
    where
        derived_tstamp >= :start_date::timestamp_ntz
        and derived_tstamp < dateadd('day', 1, :end_date::timestamp_ntz)

),

-- An incremental run begins late in its window, which begins at :known_date: of
-- the days before, cookies and shop ids are read alone. A full run begins there
-- itself, and these are none.
earlier_rows as (

    select
        ecommerce_user_id,
        domain_userid
    from ${source}
    where
        :stitch_cookies::boolean
        and derived_tstamp >= :known_date::timestamp_ntz
        and derived_tstamp < :start_date::timestamp_ntz

),

-- A flag that is neither true nor false is unknown.
typed as (

    select
        trim(ecommerce_user_id::varchar, ' ') as shop_text,
        trim(domain_userid::varchar, ' ') as cookie_text,
        trim(product_id::varchar, ' ') as item_text,
        try_cast(product_price::varchar as decimal(18, 2)) as price,
        nullif(trim(product_price::varchar, ' '), '') as price_text,
        upper(trim(product_currency::varchar, ' ')) as currency,
        nullif(trim(product_category::varchar, ' '), '') as category,
        nullif(trim(product_name::varchar, ' '), '') as name,
        nullif(trim(product_brand::varchar, ' '), '') as brand,
        try_cast(ecommerce_user_is_guest::varchar as boolean)
            as stored_is_guest,
        convert_timezone('UTC', derived_tstamp)::timestamp_ntz as observed_at,
        coalesce(
            action_type,
            view_type,
            case
                when try_cast(is_transaction::varchar as boolean)
                    then 'transaction'
            end
        ) as action
    from source_rows

),

named as (

    select
        *,
        case lower(shop_text)
            when '' then null
            when 'null' then null
            when 'undefined' then null
            when 'nan' then null
            when '00000000-0000-0000-0000-000000000000' then null
            else shop_text
        end as shop_user_id,
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
        end as item_id,
        datediff('second', '1970-01-01'::timestamp_ntz, observed_at)
            as epoch_seconds,
        case
            when action = 'product_view' then 'View'
            when
                action = 'list_view'
                and :count_list_views::boolean
                then 'View'
            when action = 'transaction' then 'Purchase'
        end as event_type
    from typed

),

-- Grain: one row per event and one per earlier row, with ids that are known by
-- the same rule.
ids as (

    select
        shop_user_id,
        cookie_id
    from named

    union all

    select
        case lower(trim(ecommerce_user_id::varchar, ' '))
            when '' then null
            when 'null' then null
            when 'undefined' then null
            when 'nan' then null
            when '00000000-0000-0000-0000-000000000000' then null
            else trim(ecommerce_user_id::varchar, ' ')
        end as shop_user_id,
        case lower(trim(domain_userid::varchar, ' '))
            when '' then null
            when 'null' then null
            when 'undefined' then null
            when 'nan' then null
            when '00000000-0000-0000-0000-000000000000' then null
            else trim(domain_userid::varchar, ' ')
        end as cookie_id
    from earlier_rows
    where
        ecommerce_user_id is not null
        and domain_userid is not null

),

-- Grain: one row per cookie that is known with exactly one shop id.
stitched_cookies as (

    select
        cookie_id as stitched_cookie_id,
        min(shop_user_id) as stitched_user_id
    from ids
    where
        :stitch_cookies::boolean
        and cookie_id is not null
        and shop_user_id is not null
    group by cookie_id
    having min(shop_user_id) = max(shop_user_id)

),

identified as (

    select
        named.*,
        coalesce(
            named.shop_user_id,
            stitched_cookies.stitched_user_id,
            named.cookie_id
        ) as user_id,
        case
            when named.shop_user_id is null
                then stitched_cookies.stitched_cookie_id
        end as stitched_from,
        coalesce(named.stored_is_guest, named.shop_user_id is null)
            as is_guest_event
    from named
    left join stitched_cookies
        on named.cookie_id = stitched_cookies.stitched_cookie_id
    where named.event_type is not null

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
    event_type,
    is_guest_event,
    price,
    currency,
    category,
    name,
    brand,
    observed_at,
    stitched_from,
    price is null and price_text is not null as is_price_unreadable,
    coalesce(
        not is_item_long
        and not is_item_unsafe
        and not is_too_old
        and not is_in_future,
        false
    ) as is_item,
    case
        when user_id is null then 'events without a user id'
        when item_id is null then 'events without a product id'
        when is_user_long or is_item_long
            then 'events with an id over 256 characters'
        when is_user_unsafe or is_item_unsafe
            then 'events with a delimiter, quote or line break in an id'
        when is_too_old then 'events of a clock before the year 2000'
        when is_in_future then 'events of a clock ahead of the run'
    end as reason
from measured
