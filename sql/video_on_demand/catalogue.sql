-- Catalogue: what the catalogue tells about each title, in types, and which
-- titles can be items.
--
-- Grain: one row per row of the catalogue.
-- Reads: ${video_catalogue}, the team's own, all of it.
--
-- REASON says why a row is no item; it is null where it can be one. A row
-- counts under the first reason that applies. An id is read as events.sql
-- reads it. A creation time before 1970, such as an old film's release, is
-- told as 1970: Personalize knows no earlier one. What is no number, such as
-- the NaN of a live channel's duration, is null. An optional column that the
-- catalogue lacks is null.

with catalogue_rows as (

    select
        ${media_identifier|media_id} as media,
        title,
        genres,
        created_at,
        ${price|null} as price,
        ${duration|null} as duration,
        ${genre_l2|null} as genre_l2,
        ${genre_l3|null} as genre_l3,
        ${average_rating|null} as average_rating,
        ${product_description|null} as product_description,
        ${content_owner|null} as content_owner,
        ${content_classification|null} as content_classification
    from ${video_catalogue}

),

-- A time may be stored with its zone, or as text.
typed as (

    select
        trim(media::varchar, ' ') as item_text,
        datediff(
            'second',
            '1970-01-01'::timestamp_ntz,
            convert_timezone(
                'UTC', try_cast(created_at::varchar as timestamp_tz)
            )::timestamp_ntz
        ) as created_second,
        genres::varchar as genres,
        price::varchar as price_text,
        duration::varchar as duration_text,
        average_rating::varchar as rating_text,
        genre_l2::varchar as genre_l2,
        genre_l3::varchar as genre_l3,
        product_description::varchar as description,
        content_owner::varchar as owner_name,
        content_classification::varchar as classification,
        title::varchar as name
    from catalogue_rows

),

named as (

    select
        case lower(item_text)
            when '' then null
            when 'null' then null
            when 'undefined' then null
            when 'nan' then null
            when '00000000-0000-0000-0000-000000000000' then null
            else item_text
        end as item_id,
        created_second,
        genres,
        try_cast(price_text as decimal(18, 2)) as price,
        try_cast(duration_text as decimal(18, 2)) as duration,
        try_cast(rating_text as decimal(18, 2)) as average_rating,
        nullif(trim(price_text, ' '), '') as price_text,
        nullif(trim(duration_text, ' '), '') as duration_text,
        nullif(trim(rating_text, ' '), '') as rating_text,
        genre_l2,
        genre_l3,
        description,
        owner_name,
        classification,
        name
    from typed

)

select
    item_id,
    greatest(created_second, 0) as creation_timestamp,
    genres,
    price,
    duration,
    average_rating,
    genre_l2,
    genre_l3,
    description,
    owner_name,
    classification,
    name,
    created_second < 0 as is_before_1970,
    (price is null and price_text is not null)
    or (duration is null and duration_text is not null)
    or (average_rating is null and rating_text is not null)
        as has_unreadable_number,
    case
        when item_id is null then 'catalogue titles without an id'
        when
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
            end
            then 'catalogue titles with an id over 256 characters'
        when
            contains(item_id, chr(44))
            or contains(item_id, chr(34))
            or contains(item_id, chr(92))
            or contains(item_id, chr(10))
            or contains(item_id, chr(13))
            then
                'catalogue titles with a delimiter, quote or line break'
                || ' in the id'
        when created_second is null
            then 'catalogue titles without a creation time'
        when
            created_second >= datediff(
                'second',
                '1970-01-01'::timestamp_ntz,
                '2100-01-01'::timestamp_ntz
            )
            then 'catalogue titles with a creation time after the year 2099'
    end as reason
from named
