-- Items: what the window tells about each product.
--
-- Grain: one row per product that a counted event names, and whose price is
-- known.
-- Reads: ${events}, those whose product can be an item, with or without a
-- user.
--
-- Each column is the latest known value, each for itself; events of the same
-- instant are ordered by their values. The price is above zero wherever such a
-- price is known, zero only if no other is, and never negative; a product
-- without a price is left out, and counted by checks/ecommerce_left_out.sql.
-- The currency is that of the price, as its event told it.
-- The category is a path of levels between :category_separator. What is below
-- the third level is left out; a product without a category is in
-- :default_category. Texts are cleaned for a CSV without quotes: comma, quote,
-- backslash, line break and tab, and the pipe, which means several values to
-- Personalize, become a blank, and several blanks one.

with events as (

    select
        item_id,
        price,
        currency,
        category,
        name,
        brand,
        observed_at
    from ${events}
    where is_item

),

-- Grain: one row per product and what was told of it at once.
told as (

    select
        item_id,
        price,
        coalesce(currency, '') as currency,
        category,
        name,
        brand,
        max(observed_at) as told_at
    from events
    group by item_id, price, currency, category, name, brand

),

-- Grain: that of told; the later, the higher its recency.
ordered as (

    select
        *,
        row_number() over (
            partition by item_id
            order by
                told_at asc,
                price asc nulls first,
                nullif(currency, '') asc nulls first,
                category asc nulls first,
                name asc nulls first,
                brand asc nulls first
        ) as recency
    from told

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

-- Grain: one row per product and column of text.
texts as (

    select
        item_id,
        'category_l1' as column_name,
        split_part(path, :category_separator, 1) as dirty_text
    from split

    union all

    select
        item_id,
        'category_l2' as column_name,
        split_part(path, :category_separator, 2) as dirty_text
    from split

    union all

    select
        item_id,
        'category_l3' as column_name,
        split_part(path, :category_separator, 3) as dirty_text
    from split

    union all

    select
        item_id,
        'name' as column_name,
        latest_name as dirty_text
    from split

    union all

    select
        item_id,
        'brand' as column_name,
        latest_brand as dirty_text
    from split

    union all

    select
        item_id,
        'currency' as column_name,
        latest_currency as dirty_text
    from split

),

safe as (

    select
        item_id,
        column_name,
        translate(
            dirty_text,
            chr(44) || chr(34) || chr(92) || chr(10) || chr(13) || chr(9)
                || '|',
            repeat(' ', 7)
        ) as safe_text
    from texts

),

-- A run of blanks becomes one blank, by way of two characters of no text.
spaced as (

    select
        item_id,
        column_name,
        trim(
            replace(
                replace(
                    replace(safe_text, ' ', chr(1) || chr(2)),
                    chr(2) || chr(1),
                    ''
                ),
                chr(1) || chr(2),
                ' '
            ),
            ' '
        ) as spaced_text
    from safe

),

-- A text in hexadecimal, where its bytes can matter.
bounded as (

    select
        item_id,
        column_name,
        left(spaced_text, 1000) as bounded_text,
        case
            when length(spaced_text) > 500
                then hex_encode(left(spaced_text, 1000))
        end as hex_text
    from spaced

),

-- At most 1,000 characters, those of four bytes (F0 to F4 is the first)
-- counted twice: a text with many of them is cut in half of that.
cut as (

    select
        item_id,
        column_name,
        case
            when
                length(bounded_text)
                + (
                    length(hex_text) / 2
                    - regexp_count(hex_text, 'F[0-4].{6}|..')
                ) / 3
                > 1000
                then nullif(trim(left(bounded_text, 500), ' '), '')
            else nullif(trim(bounded_text, ' '), '')
        end as clean_text
    from bounded

),

-- Grain: one row per product.
cleaned as (

    select
        item_id,
        max(case when column_name = 'category_l1' then clean_text end)
            as category_l1,
        max(case when column_name = 'category_l2' then clean_text end)
            as category_l2,
        max(case when column_name = 'category_l3' then clean_text end)
            as category_l3,
        max(case when column_name = 'name' then clean_text end) as name,
        max(case when column_name = 'brand' then clean_text end) as brand,
        max(case when column_name = 'currency' then clean_text end)
            as currency
    from cut
    group by item_id

)

select
    split.item_id,
    split.latest_price as price,
    coalesce(cleaned.category_l1, :default_category) as category_l1,
    cleaned.category_l2,
    cleaned.category_l3,
    cleaned.name,
    cleaned.brand,
    cleaned.currency
from split
inner join cleaned
    on split.item_id = cleaned.item_id
