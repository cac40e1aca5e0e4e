-- Items: what the catalogue tells about each title, watched or not: a new one
-- can be recommended before anybody has watched it.
--
-- Grain: one row per title that can be an item; of several rows of a title the
-- latest created.
-- Reads: ${catalogue}, those without a reason to be left out.
--
-- Genres may be separated by pipes or commas; they come out separated by
-- pipes, as Personalize reads several values. A title without genres is in
-- :default_category. Other texts are cleaned for a CSV without quotes: comma,
-- quote, backslash, line break, tab and pipe become a blank, and several
-- blanks one.

with ordered as (

    select
        item_id,
        creation_timestamp,
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
        row_number() over (
            partition by item_id
            order by
                creation_timestamp desc,
                name desc nulls last,
                genres desc nulls last,
                description desc nulls last,
                price desc nulls last,
                duration desc nulls last,
                average_rating desc nulls last,
                genre_l2 desc nulls last,
                genre_l3 desc nulls last,
                owner_name desc nulls last,
                classification desc nulls last
        ) as age
    from ${catalogue}
    where reason is null

),

titles as (

    select
        item_id,
        creation_timestamp,
        genres,
        price,
        duration,
        average_rating,
        genre_l2,
        genre_l3,
        description,
        owner_name,
        classification,
        name
    from ordered
    where age = 1

),

-- Grain: one row per title and column of text. A list keeps its separators.
texts as (

    select
        item_id,
        'genres' as column_name,
        true as is_list,
        1000 as longest,
        genres as dirty_text
    from titles

    union all

    select
        item_id,
        'genre_l2' as column_name,
        true as is_list,
        1000 as longest,
        genre_l2 as dirty_text
    from titles

    union all

    select
        item_id,
        'genre_l3' as column_name,
        true as is_list,
        1000 as longest,
        genre_l3 as dirty_text
    from titles

    union all

    select
        item_id,
        'name' as column_name,
        false as is_list,
        1000 as longest,
        name as dirty_text
    from titles

    union all

    select
        item_id,
        'classification' as column_name,
        false as is_list,
        1000 as longest,
        classification as dirty_text
    from titles

    union all

    select
        item_id,
        'owner_name' as column_name,
        false as is_list,
        1000 as longest,
        owner_name as dirty_text
    from titles

    union all

    select
        item_id,
        'description' as column_name,
        false as is_list,
        20000 as longest,
        description as dirty_text
    from titles

),

-- What breaks an unquoted CSV becomes blank; in a list, a comma separates, and
-- elsewhere the pipe, which means several values to Personalize, is a blank.
safe as (

    select
        item_id,
        column_name,
        is_list,
        longest,
        translate(
            dirty_text,
            chr(34) || chr(92) || chr(10) || chr(13) || chr(9) || chr(44)
                || '|',
            case
                when is_list then repeat(' ', 5) || '||'
                else repeat(' ', 7)
            end
        ) as safe_text
    from texts

),

-- A run of blanks becomes one blank, by way of two characters of no text.
spaced as (

    select
        item_id,
        column_name,
        is_list,
        longest,
        replace(
            replace(
                replace(safe_text, ' ', chr(1) || chr(2)),
                chr(2) || chr(1),
                ''
            ),
            chr(1) || chr(2),
            ' '
        ) as spaced_text
    from safe

),

-- No blank stays beside a pipe, and a run of pipes becomes one pipe.
joined as (

    select
        item_id,
        column_name,
        longest,
        case when is_list then ' |' else ' ' end as edges,
        replace(
            replace(
                replace(
                    replace(replace(spaced_text, ' |', '|'), '| ', '|'),
                    '|',
                    chr(1) || chr(2)
                ),
                chr(2) || chr(1),
                ''
            ),
            chr(1) || chr(2),
            '|'
        ) as joined_text
    from spaced

),

trimmed as (

    select
        item_id,
        column_name,
        longest,
        edges,
        trim(joined_text, edges) as trimmed_text
    from joined

),

-- A text in hexadecimal, where its bytes can matter.
bounded as (

    select
        item_id,
        column_name,
        longest,
        edges,
        left(trimmed_text, longest) as bounded_text,
        case
            when 2 * length(trimmed_text) > longest
                then hex_encode(left(trimmed_text, longest))
        end as hex_text
    from trimmed

),

-- At most so many characters, those of four bytes (F0 to F4 is the first)
-- counted twice: a text with many of them is cut in half of that.
cut as (

    select
        item_id,
        column_name,
        edges,
        case
            when
                length(bounded_text)
                + (
                    length(hex_text) / 2
                    - regexp_count(hex_text, 'F[0-4].{6}|..')
                ) / 3
                <= longest
                or hex_text is null
                then bounded_text
            when longest = 1000 then left(bounded_text, 500)
            else left(bounded_text, 10000)
        end as cut_text
    from bounded

),

edged as (

    select
        item_id,
        column_name,
        nullif(trim(cut_text, edges), '') as clean_text
    from cut

),

-- Grain: one row per title.
cleaned as (

    select
        item_id,
        max(case when column_name = 'genres' then clean_text end) as genres,
        max(case when column_name = 'genre_l2' then clean_text end) as genre_l2,
        max(case when column_name = 'genre_l3' then clean_text end) as genre_l3,
        max(case when column_name = 'name' then clean_text end) as name,
        max(case when column_name = 'classification' then clean_text end)
            as classification,
        max(case when column_name = 'owner_name' then clean_text end)
            as owner_name,
        max(case when column_name = 'description' then clean_text end)
            as description
    from edged
    group by item_id

)

select
    titles.item_id,
    titles.creation_timestamp,
    coalesce(cleaned.genres, :default_category) as genres,
    cleaned.name,
    titles.duration,
    titles.price,
    cleaned.genre_l2,
    cleaned.genre_l3,
    titles.average_rating,
    cleaned.classification as content_classification,
    cleaned.owner_name as content_owner,
    cleaned.description as product_description
from titles
inner join cleaned
    on titles.item_id = cleaned.item_id
