-- A catalogue of videos, which Snowplow's trackers do not tell: a table of the
-- team's own, here for the packaged sample.
--
-- Grain: one row per title.
-- Required are the id that the player reports, title, genres (separated by
-- pipes or commas) and created_at; the other columns may be missing.

create or replace transient table ${table} (
    media_identifier varchar,
    title varchar,
    genres varchar,
    created_at timestamp_ntz,
    price decimal(9, 2),
    duration float,
    genre_l2 varchar,
    genre_l3 varchar,
    average_rating float,
    product_description varchar,
    content_owner varchar,
    content_classification varchar
)
comment = '${owner}'
