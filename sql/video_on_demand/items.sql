-- Items: what the catalogue tells about each title, watched or not: a new one
-- can be recommended before anybody has watched it.
--
-- Grain: one row per title whose creation time is known; of several rows of a
-- title the latest created.
-- Reads: ${video_catalogue}, the team's own, all of it.
--
-- Genres may be separated by pipes or commas; they come out separated by
-- pipes, as Personalize reads several values. A title without genres is in
-- :default_category. Other texts are cleaned for a CSV without quotes; their
-- pipes become blanks. An optional column that the catalogue lacks is null.
-- Left out, and counted by checks/video_on_demand_items_left_out.sql: titles
-- without an id or a creation time, and ids that Personalize or its CSV cannot
-- hold.

with catalogue as (

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

-- What breaks an unquoted CSV, and what stands in its place: comma, quote,
-- backslash, line breaks and tab. Among genres, comma and pipe separate.
characters as (

    select
        chr(44) || chr(34) || chr(92) || chr(10) || chr(13) as unsafe_in_ids,
        chr(44) || chr(34) || chr(92) || chr(10) || chr(13) || chr(9) || '|'
            as unsafe,
        repeat(' ', 7) as blanks,
        '|' || repeat(' ', 5) || '|' as blanks_and_pipes

),

typed as (

    select
        trim(media::varchar) as item_id,
        datediff('second', '1970-01-01'::timestamp, created_at::timestamp)
            as creation_timestamp,
        genres::varchar as genres,
        price::decimal(18, 2) as price,
        duration::decimal(18, 2) as duration,
        genre_l2::varchar as genre_l2,
        genre_l3::varchar as genre_l3,
        average_rating::decimal(18, 2) as average_rating,
        product_description::varchar as description,
        content_owner::varchar as owner_name,
        content_classification::varchar as classification,
        title::varchar as name
    from catalogue
    where created_at is not null

),

-- Grain: one row per row of the catalogue; a title's latest has age 1.
ordered as (

    select
        typed.item_id,
        typed.creation_timestamp,
        typed.genres,
        typed.price,
        typed.duration,
        typed.genre_l2,
        typed.genre_l3,
        typed.average_rating,
        translate(typed.description, characters.unsafe, characters.blanks)
            as description,
        translate(typed.owner_name, characters.unsafe, characters.blanks)
            as owner_name,
        translate(typed.classification, characters.unsafe, characters.blanks)
            as classification,
        translate(typed.name, characters.unsafe, characters.blanks) as name,
        row_number() over (
            partition by typed.item_id
            order by
                typed.creation_timestamp desc,
                typed.name desc nulls last,
                typed.genres desc nulls last,
                typed.description desc nulls last,
                typed.price desc nulls last,
                typed.duration desc nulls last,
                typed.average_rating desc nulls last
        ) as age
    from typed
    cross join characters
    where
        length(typed.item_id) between 1 and 256
        and typed.item_id = translate(
            typed.item_id,
            characters.unsafe_in_ids,
            left(characters.blanks, 5)
        )

),

titles as (

    select
        item_id,
        creation_timestamp,
        genres,
        price,
        duration,
        genre_l2,
        genre_l3,
        average_rating,
        description,
        owner_name,
        classification,
        name
    from ordered
    where age = 1

),

-- Grain: one row per title and level of genre.
genre_levels as (

    select
        item_id,
        1 as level_number,
        genres as level_text
    from titles

    union all

    select
        item_id,
        2 as level_number,
        genre_l2 as level_text
    from titles

    union all

    select
        item_id,
        3 as level_number,
        genre_l3 as level_text
    from titles

),

-- A run of blanks becomes one blank, by way of two characters of no text.
spaced_genres as (

    select
        genre_levels.item_id,
        genre_levels.level_number,
        replace(
            replace(
                replace(
                    translate(
                        genre_levels.level_text,
                        characters.unsafe,
                        characters.blanks_and_pipes
                    ),
                    ' ',
                    chr(1) || chr(2)
                ),
                chr(2) || chr(1),
                ''
            ),
            chr(1) || chr(2),
            ' '
        ) as level_text
    from genre_levels
    cross join characters

),

-- No blank stays beside a pipe, and a run of pipes becomes one pipe.
joined_genres as (

    select
        item_id,
        level_number,
        replace(
            replace(
                replace(
                    replace(replace(level_text, ' |', '|'), '| ', '|'),
                    '|',
                    chr(1) || chr(2)
                ),
                chr(2) || chr(1),
                ''
            ),
            chr(1) || chr(2),
            '|'
        ) as level_text
    from spaced_genres

),

trimmed_genres as (

    select
        item_id,
        level_number,
        nullif(trim(left(trim(level_text, ' |'), 1000), ' |'), '')
            as level_text
    from joined_genres

),

-- Grain: one row per title.
genres_of_titles as (

    select
        item_id,
        max(case when level_number = 1 then level_text end) as genres,
        max(case when level_number = 2 then level_text end) as genre_l2,
        max(case when level_number = 3 then level_text end) as genre_l3
    from trimmed_genres
    group by item_id

)

select
    titles.item_id,
    titles.creation_timestamp,
    coalesce(genres_of_titles.genres, :default_category) as genres,
    nullif(trim(left(trim(titles.name), 1000)), '') as name,
    titles.duration,
    titles.price,
    genres_of_titles.genre_l2,
    genres_of_titles.genre_l3,
    titles.average_rating,
    nullif(trim(left(trim(titles.classification), 1000)), '')
        as content_classification,
    nullif(trim(left(trim(titles.owner_name), 1000)), '') as content_owner,
    nullif(trim(left(trim(titles.description), 20000)), '')
        as product_description
from titles
inner join genres_of_titles
    on titles.item_id = genres_of_titles.item_id
