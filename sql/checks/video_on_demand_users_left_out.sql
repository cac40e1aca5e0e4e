-- Which subscribers are no users, and why.
--
-- Grain: one row per reason; no example, since an id of a person stays where
-- it is.
-- Reads: ${video_subscribers}, by the rules of video_on_demand/users.sql, and
-- the dataset ${users}.

with subscribers as (

    select user_id as subscriber_id
    from ${video_subscribers}

),

users as (

    select user_id
    from ${users}

),

trimmed as (

    select distinct
        nullif(trim(subscriber_id::varchar, ' '), '') as subscriber_id
    from subscribers

)

select
    'subscribers who watched nothing' as reason,
    count(trimmed.subscriber_id) as left_out_count,
    null as example_id
from trimmed
left join users
    on trimmed.subscriber_id = users.user_id
where users.user_id is null
