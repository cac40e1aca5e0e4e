-- Users: what each viewer subscribes to.
--
-- Grain: one row per user of interactions.sql.
-- Reads: ${events}, those without a reason to be left out.
-- Reads: ${video_subscribers}, the team's own, by user id.
--
-- A viewer who is not there, or has no subscription model, has the model
-- No subscription; of several the last in the order of the alphabet counts.

with subscribers as (

    select
        user_id as subscriber_id,
        subscription_model
    from ${video_subscribers}

),

viewers as (

    select distinct user_id
    from ${events}
    where reason is null

),

-- What breaks an unquoted CSV becomes blank, and so does the pipe, which means
-- several values to Personalize.
safe as (

    select
        trim(subscriber_id::varchar, ' ') as user_id,
        translate(
            subscription_model::varchar,
            chr(44) || chr(34) || chr(92) || chr(10) || chr(13) || chr(9)
                || '|',
            repeat(' ', 7)
        ) as model
    from subscribers

),

-- A run of blanks becomes one blank, by way of two characters of no text.
spaced as (

    select
        user_id,
        trim(
            replace(
                replace(
                    replace(model, ' ', chr(1) || chr(2)),
                    chr(2) || chr(1),
                    ''
                ),
                chr(1) || chr(2),
                ' '
            ),
            ' '
        ) as model
    from safe

),

-- A text in hexadecimal, where its bytes can matter.
bounded as (

    select
        user_id,
        left(model, 1000) as bounded_model,
        case when length(model) > 500 then hex_encode(left(model, 1000)) end
            as hex_model
    from spaced

),

-- At most 1,000 characters, those of four bytes (F0 to F4 is the first)
-- counted twice: a text with many of them is cut in half of that.
cut as (

    select
        user_id,
        case
            when
                length(bounded_model)
                + (
                    length(hex_model) / 2
                    - regexp_count(hex_model, 'F[0-4].{6}|..')
                ) / 3
                > 1000
                then nullif(trim(left(bounded_model, 500), ' '), '')
            else nullif(trim(bounded_model, ' '), '')
        end as model
    from bounded

),

-- Grain: one row per subscriber.
subscriptions as (

    select
        user_id,
        max(model) as subscription_model
    from cut
    group by user_id

)

select
    viewers.user_id,
    coalesce(subscriptions.subscription_model, 'No subscription')
        as subscription_model
from viewers
left join subscriptions
    on viewers.user_id = subscriptions.user_id
