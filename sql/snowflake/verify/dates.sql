-- Dates and times as the datasets' SQL uses them. Run it in any session of an
-- account; beside each statement stands the answer that is expected. Nobody
-- has run it on a real account yet.

alter session set timezone = 'UTC';
-- expected: Statement executed successfully.

alter session set date_input_format = 'YYYY-MM-DD';
-- expected: Statement executed successfully.

select '2024-01-31 23:30:00 -0800'::timestamp_tz::date::varchar;
-- expected: 2024-01-31

select
    convert_timezone('UTC', '2024-01-31 23:30:00 -0800'::timestamp_tz)
        ::timestamp_ntz::varchar;
-- expected: 2024-02-01 07:30:00.000

select
    datediff(
        'second', '1970-01-01'::timestamp, '1969-12-31 23:59:59'::timestamp
    );
-- expected: -1

select dateadd('day', 1, '2024-02-28'::date)::varchar;
-- expected: 2024-02-29

select try_cast('2024-02-30' as date) is null;
-- expected: true

-- A source's column may be a timestamp_tz: by its moment, the bound in UTC.
select
    '2024-01-01 00:00:00 +0500'::timestamp_tz
    >= '2023-12-31 19:00:00'::timestamp_ntz;
-- expected: true

select
    '2024-01-01 00:00:00 +0500'::timestamp_tz
    < '2023-12-31 19:00:01'::timestamp_ntz;
-- expected: true

select
    '2023-12-31 19:00:00'::timestamp_ltz
    = '2023-12-31 19:00:00'::timestamp_ntz;
-- expected: true

select
    '2024-01-01 00:00:00 +0000'::timestamp_tz
    = '2024-01-01 01:00:00 +0100'::timestamp_tz;
-- expected: true

alter session set date_input_format = 'DD/MM/YYYY';
-- expected: Statement executed successfully.

select '31/01/2024'::date::varchar;
-- expected: 2024-01-31

select try_cast('2024-01-31' as date) is null;
-- expected: true

alter session unset date_input_format;
-- expected: Statement executed successfully.
