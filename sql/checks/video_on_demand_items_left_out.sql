-- Where the catalogue and the plays of the window do not meet, and which rows
-- of the catalogue are no items or are changed, and why.
--
-- Grain: one row per reason, with one title that shows it where there is one.
-- A title nobody watched is an item all the same.
-- Reads: ${catalogue}, and the datasets ${interactions} and ${items}.

with catalogue as (

    select
        item_id,
        is_before_1970,
        has_unreadable_number,
        reason
    from ${catalogue}

),

watched as (

    select distinct item_id as watched_id
    from ${interactions}

),

items as (

    select item_id
    from ${items}

),

title_counts as (

    select
        count(*) as title_count,
        count(reason) as left_out_count
    from catalogue

),

item_counts as (

    select count(*) as item_count
    from items

),

-- Grain: one row per watched video that the catalogue does not name, not even
-- in a row that is left out.
unnamed as (

    select watched.watched_id
    from watched
    left join catalogue
        on watched.watched_id = catalogue.item_id
    where catalogue.item_id is null

)

select
    reason,
    count(*) as left_out_count,
    min(item_id) as example_id
from catalogue
where reason is not null
group by reason

union all

select
    'repeated catalogue titles' as reason,
    title_counts.title_count
    - title_counts.left_out_count
    - item_counts.item_count as left_out_count,
    null as example_id
from title_counts
cross join item_counts

union all

select
    'creation times before 1970, told as 1970' as reason,
    count(*) as left_out_count,
    min(item_id) as example_id
from catalogue
where
    reason is null
    and is_before_1970

union all

select
    'catalogue titles with a value that is no number' as reason,
    count(*) as left_out_count,
    min(item_id) as example_id
from catalogue
where
    reason is null
    and has_unreadable_number

union all

select
    'catalogue titles nobody watched' as reason,
    count(*) as left_out_count,
    min(items.item_id) as example_id
from items
left join watched
    on items.item_id = watched.watched_id
where watched.watched_id is null

union all

select
    'watched videos without a catalogue entry' as reason,
    count(*) as left_out_count,
    min(watched_id) as example_id
from unnamed
