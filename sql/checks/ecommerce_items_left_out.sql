-- Which products of the window are no items, which values are no numbers, and
-- why.
--
-- Grain: one row per reason, with one product that shows it where there is
-- one.
-- Reads: ${events}, and the dataset ${items}.

with events as (

    select
        item_id,
        is_item,
        is_price_unreadable
    from ${events}

),

items as (

    select item_id
    from ${items}

),

-- Grain: one row per product without a price of zero or more.
unpriced as (

    select distinct events.item_id
    from events
    left join items
        on events.item_id = items.item_id
    where
        events.is_item
        and items.item_id is null

)

select
    'products without a price' as reason,
    count(*) as left_out_count,
    min(item_id) as example_id
from unpriced

union all

select
    'prices that are no number' as reason,
    count(*) as left_out_count,
    min(item_id) as example_id
from events
where is_price_unreadable
