-- The table of Snowplow's dbt-snowplow-ecommerce package (0.6.0 to 1.0.0) that
-- the ecommerce domain learns from, for the packaged sample.
--
-- Grain: one row per event and product in it.

create or replace transient table ${table} (
    product_event_id varchar,
    event_id varchar,
    page_view_id varchar,
    app_id varchar,
    domain_sessionid varchar,
    event_in_session_index integer,
    domain_userid varchar,
    network_userid varchar,
    user_id varchar,
    ecommerce_user_id varchar,
    derived_tstamp timestamp_ntz,
    derived_tstamp_date date,
    ecommerce_action_type varchar,
    ecommerce_action_name varchar,
    product_id varchar,
    product_category varchar,
    product_subcategory_1 varchar,
    product_subcategory_2 varchar,
    product_subcategory_3 varchar,
    product_subcategory_4 varchar,
    product_currency varchar,
    product_price decimal(9, 2),
    product_brand varchar,
    product_creative_id varchar,
    product_inventory_status varchar,
    product_list_price decimal(9, 2),
    product_name varchar,
    product_list_position integer,
    product_quantity integer,
    product_size varchar,
    product_variant varchar,
    is_product_view boolean,
    product_view_type varchar,
    is_add_to_cart boolean,
    is_remove_from_cart boolean,
    product_list_name varchar,
    is_product_transaction boolean,
    transaction_id varchar,
    ecommerce_user_email varchar,
    ecommerce_user_is_guest boolean
)
comment = '${owner}'
