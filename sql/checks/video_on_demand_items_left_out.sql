-- Where the catalogue and the plays of the window do not meet, and which rows
-- of the catalogue are no items, and why.
--
-- Grain: one row per reason; each row of the catalogue counts under the first
-- that applies. A title nobody watched is an item all the same.
-- Reads: ${video_catalogue}, by the rules of video_on_demand/items.sql, and
-- the datasets ${interactions} and ${items}.

with catalogue as (

    select
        ${media_identifier|media_id} as media,
        created_at
    from ${video_catalogue}

),

watched as (

    select distinct item_id as watched_id
    from ${interactions}

),

items as (

    select item_id
    from ${items}

),

trimmed as (

    select
        nullif(trim(media::varchar), '') as title_id,
        created_at
    from catalogue

),

judged as (

    select
        title_id,
        case
            when title_id is null then 'catalogue titles without an id'
            when length(title_id) > 256
                then 'catalogue titles with an id over 256 characters'
            when
                title_id <> translate(
                    title_id,
                    chr(44) || chr(34) || chr(92) || chr(10) || chr(13),
                    repeat(' ', 5)
                )
                then
                    'catalogue titles with a delimiter, quote or line break'
                    || ' in the id'
            when created_at is null
                then 'catalogue titles without a creation time'
        end as reason
    from trimmed

),

repeated as (

    select count(*) - 1 as extra_rows
    from judged
    where reason is null
    group by title_id
    having count(*) > 1

)

select
    reason,
    count(*) as left_out_count
from judged
where reason is not null
group by reason

union all

select
    'repeated catalogue titles' as reason,
    coalesce(sum(extra_rows), 0) as left_out_count
from repeated

union all

select
    'catalogue titles nobody watched' as reason,
    count(*) as left_out_count
from items
left join watched
    on items.item_id = watched.watched_id
where watched.watched_id is null

union all

select
    'watched videos without a catalogue entry' as reason,
    count(distinct watched.watched_id) as left_out_count
from watched
left join trimmed
    on watched.watched_id = trimmed.title_id
where trimmed.title_id is null
