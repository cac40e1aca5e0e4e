-- The table of Snowplow's dbt-snowplow-media-player package (0.9.3 and 1.0.0)
-- that the video_on_demand domain learns from, for the packaged sample.
--
-- Grain: one row per play of a video.
-- Of 0.6.x the domain reads media_id and domain_userid in place of
-- media_identifier and user_identifier.

create or replace transient table ${table} (
    play_id varchar,
    page_view_id varchar,
    page_view_id_array varchar,
    media_identifier varchar,
    player_id varchar,
    media_label varchar,
    session_identifier varchar,
    app_id varchar,
    domain_sessionid_array varchar,
    user_identifier varchar,
    user_id varchar,
    page_referrer varchar,
    page_url varchar,
    source_url varchar,
    geo_region_name varchar,
    br_name varchar,
    dvce_type varchar,
    os_name varchar,
    os_timezone varchar,
    platform varchar,
    duration_secs float,
    media_type varchar,
    media_player_type varchar,
    start_tstamp timestamp_ntz,
    end_tstamp timestamp_ntz,
    avg_playback_rate float,
    play_time_secs float,
    play_time_muted_secs float,
    paused_time_secs float,
    buffering_time_secs float,
    ads_time_secs float,
    seeks integer,
    ads integer,
    ads_clicked integer,
    ads_skipped integer,
    ad_breaks integer,
    is_played boolean,
    is_valid_play boolean,
    is_complete_play boolean,
    retention_rate float,
    percent_progress_reached varchar,
    content_watched_secs float,
    content_watched_percent float
)
comment = '${owner}'
