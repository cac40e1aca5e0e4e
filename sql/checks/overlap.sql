-- How many of the items that people met the items dataset tells about.
--
-- Grain: one row in all.
-- Reads: ${interactions} and ${items}.

with met as (

    select distinct item_id as met_id
    from ${interactions}

),

items as (

    select item_id
    from ${items}

)

select
    count(*) as met_count,
    count(items.item_id) as told_count
from met
left join items
    on met.met_id = items.item_id
