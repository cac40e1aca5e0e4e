-- Items: what the window tells about each product.
--
-- Grain: one row per product that a counted event names, and whose price is
-- known.
-- Reads: ${source}, Snowplow's ecommerce product interactions, in the window
-- :start_date..:end_date, both included, on the UTC date of derived_tstamp.
-- Counted are a product_view, a transaction and, with :count_list_views, a
-- list_view.
--
-- Each column is the latest known value, each for itself; events of the same
-- instant are ordered by their values. The price is above zero wherever such a
-- price is known, zero only if no other is, and never negative; a product
-- without a price is left out, and counted by checks/ecommerce_left_out.sql.
-- The currency is that of the price, as its event told it.
-- The category is a path of levels between :category_separator. What is below
-- the third level is left out; a product without a category is in
-- :default_category. Texts are cleaned for a CSV without quotes; a pipe, which
-- means several values to Personalize, becomes a blank.

with source_rows as (

    select
        product_id,
        product_price,
        product_currency,
        product_category,
        product_name,
        product_brand,
        derived_tstamp,
        ecommerce_action_type
    from ${source}
    where derived_tstamp::date between :start_date::date and :end_date::date

),

-- What breaks an unquoted CSV, and what stands in its place: comma, quote,
-- backslash, line breaks and tab. The pipe comes last: ids may hold it.
characters as (

    select
        chr(44) || chr(34) || chr(92) || chr(10) || chr(13) as unsafe_in_ids,
        chr(44) || chr(34) || chr(92) || chr(10) || chr(13) || chr(9) || '|'
            as unsafe,
        repeat(' ', 7) as blanks

),

counted as (

    select
        trim(product_id::varchar) as item_id,
        product_price::decimal(18, 2) as price,
        upper(trim(product_currency::varchar)) as currency,
        nullif(trim(product_category::varchar), '') as category,
        nullif(trim(product_name::varchar), '') as name,
        nullif(trim(product_brand::varchar), '') as brand,
        derived_tstamp
    from source_rows
    where
        ecommerce_action_type in ('product_view', 'transaction')
        or (
            ecommerce_action_type = 'list_view'
            and :count_list_views::boolean
        )

),

importable as (

    select
        counted.item_id,
        counted.price,
        counted.currency,
        counted.category,
        counted.name,
        counted.brand,
        counted.derived_tstamp
    from counted
    cross join characters
    where
        length(counted.item_id) between 1 and 256
        and counted.item_id = translate(
            counted.item_id,
            characters.unsafe_in_ids,
            left(characters.blanks, 5)
        )

),

-- Grain: one row per event; the later an event, the higher its recency.
ordered as (

    select
        item_id,
        price,
        coalesce(currency, '') as currency,
        category,
        name,
        brand,
        row_number() over (
            partition by item_id
            order by
                derived_tstamp asc,
                price asc nulls first,
                currency asc nulls first,
                category asc nulls first,
                name asc nulls first,
                brand asc nulls first
        ) as recency
    from importable

),

latest as (

    select
        item_id,
        coalesce(
            max_by(price, case when price > 0 then recency end),
            max(case when price = 0 then price end)
        ) as latest_price,
        coalesce(
            max_by(currency, case when price > 0 then recency end),
            max_by(currency, case when price = 0 then recency end)
        ) as latest_currency,
        max_by(category, case when category is not null then recency end)
            as latest_category,
        max_by(name, case when name is not null then recency end)
            as latest_name,
        max_by(brand, case when brand is not null then recency end)
            as latest_brand
    from ordered
    group by item_id

),

-- A path may begin with the separator, as in /Home/Kitchen.
split as (

    select
        item_id,
        latest_price,
        latest_currency,
        latest_name,
        latest_brand,
        case
            when
                left(latest_category, length(:category_separator))
                = :category_separator
                then substr(latest_category, length(:category_separator) + 1)
            else latest_category
        end as path
    from latest
    where latest_price is not null

),

cleaned as (

    select
        split.item_id,
        split.latest_price,
        translate(
            split_part(split.path, :category_separator, 1),
            characters.unsafe,
            characters.blanks
        ) as level_1,
        translate(
            split_part(split.path, :category_separator, 2),
            characters.unsafe,
            characters.blanks
        ) as level_2,
        translate(
            split_part(split.path, :category_separator, 3),
            characters.unsafe,
            characters.blanks
        ) as level_3,
        translate(split.latest_currency, characters.unsafe, characters.blanks)
            as clean_currency,
        translate(split.latest_name, characters.unsafe, characters.blanks)
            as clean_name,
        translate(split.latest_brand, characters.unsafe, characters.blanks)
            as clean_brand
    from split
    cross join characters

)

select
    item_id,
    latest_price as price,
    coalesce(nullif(trim(left(trim(level_1), 1000)), ''), :default_category)
        as category_l1,
    nullif(trim(left(trim(level_2), 1000)), '') as category_l2,
    nullif(trim(left(trim(level_3), 1000)), '') as category_l3,
    nullif(trim(left(trim(clean_name), 1000)), '') as name,
    nullif(trim(left(trim(clean_brand), 1000)), '') as brand,
    nullif(trim(left(trim(clean_currency), 1000)), '') as currency
from cleaned
