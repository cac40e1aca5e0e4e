-- The viewers who subscribe, and to what: a table of the team's own, here for
-- the packaged sample.
--
-- Grain: one row per subscriber, by the user id that the player reports.

create or replace transient table ${table} (
    user_id varchar,
    subscription_model varchar
)
comment = '${owner}'
