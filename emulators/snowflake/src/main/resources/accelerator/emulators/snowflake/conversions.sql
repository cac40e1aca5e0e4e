-- Conversions between types, chosen by the type of what is converted. A timestamp_ntz is DuckDB's
-- timestamp, a timestamp_ltz its timestamp with time zone, a timestamp_tz a moment in UTC beside
-- the minutes of its own zone. The session's parameters are variables of the connection.

create macro sf_refuse(value, words) as case when value is not null then error(words) end;
create macro sf_century() as cast(getvariable('TWO_DIGIT_CENTURY_START') as integer);
create macro sf_offset(wall) as
    cast(datediff('minute', timezone('UTC', cast(wall as timestamptz)), wall) as integer);
create macro sf_zoned(wall, minutes) as
    case
        when wall is not null
        then {
            'sf_utc': wall - to_minutes(cast(minutes as bigint)),
            'sf_minutes': cast(minutes as integer)}
    end;
create macro sf_wall(moment) as
    moment.sf_utc + to_minutes(cast(moment.sf_minutes as bigint));
create macro sf_epoch(number) as
    make_timestamp(cast(round(cast(number as decimal(38, 6)) * 1000000) as bigint));
create macro sf_no(value, type, name) as
    sf_refuse(
        value,
        'SQL compilation error:' || chr(10) || 'invalid type [CAST(' || cast(value as varchar) || ' AS ' || type
        || ')] for parameter ''' || name || '''');

-- Only texts may be tried.
create macro sf_untried(value) as
    case
        when value is null then cast(null as varchar)
        else cast(error(
            'SQL compilation error:' || chr(10) || 'Function TRY_CAST cannot be used with arguments of types '
            || typeof(value)) as varchar)
    end;
create macro sf_read_as_date(value, format, strict) as
    sf_read_date(value, format, sf_century(), strict);
create macro sf_read_as_time(value, format, strict) as
    cast(sf_read_time(value, format, sf_century(), strict) as time);
create macro sf_read_as_ntz(value, format, strict) as
    sf_read_timestamp(value, format, sf_century(), strict);
create macro sf_read_as_ltz(value, format, strict) as
    case
        when sf_read_offset(value, format, sf_century(), strict) is null
        then cast(sf_read_timestamp(value, format, sf_century(), strict) as timestamptz)
        else timezone(
            'UTC',
            sf_read_timestamp(value, format, sf_century(), strict)
            - to_minutes(cast(sf_read_offset(value, format, sf_century(), strict) as bigint)))
    end;
create macro sf_read_as_tz(value, format, strict) as
    sf_zoned(
        sf_read_timestamp(value, format, sf_century(), strict),
        coalesce(
            sf_read_offset(value, format, sf_century(), strict),
            sf_offset(sf_read_timestamp(value, format, sf_century(), strict))));

create macro sf_date(value varchar) as
        sf_read_as_date(value, getvariable('DATE_INPUT_FORMAT'), true),
    (value date) as value,
    (value timestamp) as cast(value as date),
    (value timestamptz) as cast(value as date),
    (value struct(sf_utc timestamp, sf_minutes integer)) as cast(sf_wall(value) as date),
    (value bigint) as
        coalesce(cast(null as date), cast(sf_no(value, 'DATE', 'TO_DATE') as date)),
    (value double) as cast(sf_no(value, 'DATE', 'TO_DATE') as date),
    (value boolean) as cast(sf_no(value, 'DATE', 'TO_DATE') as date),
    (value time) as cast(sf_no(value, 'DATE', 'TO_DATE') as date);
create macro sf_time(value varchar) as
        sf_read_as_time(value, getvariable('TIME_INPUT_FORMAT'), true),
    (value time) as value,
    (value timestamp) as cast(value as time),
    (value timestamptz) as cast(cast(value as timestamp) as time),
    (value struct(sf_utc timestamp, sf_minutes integer)) as cast(sf_wall(value) as time),
    (value bigint) as cast(sf_no(value, 'TIME', 'TO_TIME') as time),
    (value date) as cast(sf_no(value, 'TIME', 'TO_TIME') as time),
    (value double) as cast(sf_no(value, 'TIME', 'TO_TIME') as time),
    (value boolean) as cast(sf_no(value, 'TIME', 'TO_TIME') as time);
create macro sf_ntz(value varchar) as
        sf_read_as_ntz(value, getvariable('TIMESTAMP_INPUT_FORMAT'), true),
    (value date) as cast(value as timestamp),
    (value timestamp) as value,
    (value timestamptz) as cast(value as timestamp),
    (value struct(sf_utc timestamp, sf_minutes integer)) as sf_wall(value),
    (value bigint) as sf_epoch(value),
    (value decimal(38, 6)) as sf_epoch(value),
    (value double) as cast(sf_no(value, 'TIMESTAMP_NTZ', 'TO_TIMESTAMP_NTZ') as timestamp),
    (value boolean) as cast(sf_no(value, 'TIMESTAMP_NTZ', 'TO_TIMESTAMP_NTZ') as timestamp),
    (value time) as cast(sf_no(value, 'TIMESTAMP_NTZ', 'TO_TIMESTAMP_NTZ') as timestamp);
create macro sf_ltz(value varchar) as
        sf_read_as_ltz(value, getvariable('TIMESTAMP_INPUT_FORMAT'), true),
    (value date) as cast(cast(value as timestamp) as timestamptz),
    (value timestamp) as cast(value as timestamptz),
    (value timestamptz) as value,
    (value struct(sf_utc timestamp, sf_minutes integer)) as timezone('UTC', value.sf_utc),
    (value bigint) as timezone('UTC', sf_epoch(value)),
    (value decimal(38, 6)) as timezone('UTC', sf_epoch(value)),
    (value double) as cast(sf_no(value, 'TIMESTAMP_LTZ', 'TO_TIMESTAMP_LTZ') as timestamptz),
    (value boolean) as cast(sf_no(value, 'TIMESTAMP_LTZ', 'TO_TIMESTAMP_LTZ') as timestamptz);
create macro sf_tz(value varchar) as
        sf_read_as_tz(value, getvariable('TIMESTAMP_INPUT_FORMAT'), true),
    (value date) as sf_zoned(cast(value as timestamp), sf_offset(cast(value as timestamp))),
    (value timestamp) as sf_zoned(value, sf_offset(value)),
    (value timestamptz) as
        sf_zoned(cast(value as timestamp), sf_offset(cast(value as timestamp))),
    (value struct(sf_utc timestamp, sf_minutes integer)) as value,
    (value bigint) as sf_zoned(sf_epoch(value), 0),
    (value decimal(38, 6)) as sf_zoned(sf_epoch(value), 0);

create macro sf_try_date(value, witness varchar) as
        sf_read_as_date(value, getvariable('DATE_INPUT_FORMAT'), false),
    (value, witness) as cast(sf_untried(value) as date);
create macro sf_try_time(value, witness varchar) as
        sf_read_as_time(value, getvariable('TIME_INPUT_FORMAT'), false),
    (value, witness) as cast(sf_untried(value) as time);
create macro sf_try_ntz(value, witness varchar) as
        sf_read_as_ntz(value, getvariable('TIMESTAMP_INPUT_FORMAT'), false),
    (value, witness) as cast(sf_untried(value) as timestamp);
create macro sf_try_ltz(value, witness varchar) as
        sf_read_as_ltz(value, getvariable('TIMESTAMP_INPUT_FORMAT'), false),
    (value, witness) as cast(sf_untried(value) as timestamptz);
create macro sf_try_tz(value, witness varchar) as
        sf_read_as_tz(value, getvariable('TIMESTAMP_INPUT_FORMAT'), false),
    (value, witness) as cast(sf_untried(value) as struct(sf_utc timestamp, sf_minutes integer));

create macro sf_print_ntz(value) as
    case
        when getvariable('TIMESTAMP_NTZ_OUTPUT_FORMAT') = 'YYYY-MM-DD HH24:MI:SS.FF3'
        then strftime(value, '%Y-%m-%d %H:%M:%S.%g')
        else sf_print_moment(value, 0, getvariable('TIMESTAMP_NTZ_OUTPUT_FORMAT'))
    end;
create macro sf_zone_format(variable) as
    coalesce(nullif(getvariable(variable), ''), getvariable('TIMESTAMP_OUTPUT_FORMAT'));
create macro sf_varchar(value, witness varchar) as value,
    (value, witness boolean) as cast(value as varchar),
    (value, witness date) as
        case
            when getvariable('DATE_OUTPUT_FORMAT') = 'YYYY-MM-DD'
            then strftime(value, '%Y-%m-%d')
            else sf_print_moment(cast(value as timestamp), 0, getvariable('DATE_OUTPUT_FORMAT'))
        end,
    (value, witness time) as
        sf_print_moment(date '1970-01-01' + value, 0, getvariable('TIME_OUTPUT_FORMAT')),
    (value, witness timestamp) as sf_print_ntz(value),
    (value, witness timestamptz) as
        sf_print_moment(
            cast(value as timestamp),
            sf_offset(cast(value as timestamp)),
            sf_zone_format('TIMESTAMP_LTZ_OUTPUT_FORMAT')),
    (value, witness struct(sf_utc timestamp, sf_minutes integer)) as
        sf_print_moment(
            sf_wall(value), value.sf_minutes, sf_zone_format('TIMESTAMP_TZ_OUTPUT_FORMAT')),
    (value, witness bigint) as cast(value as varchar),
    (value, witness hugeint) as cast(value as varchar),
    (value, witness decimal(38, 6)) as cast(value as varchar),
    (value, witness double) as sf_print_double(value),
    (value, witness blob) as
        case getvariable('BINARY_OUTPUT_FORMAT')
            when 'HEX' then hex(value)
            else to_base64(value)
        end;

-- Not by `in`, which DuckDB makes a join of.
create macro sf_read_boolean(value, otherwise) as
    case lower(value)
        when 'true' then true
        when 't' then true
        when 'yes' then true
        when 'y' then true
        when 'on' then true
        when '1' then true
        when 'false' then false
        when 'f' then false
        when 'no' then false
        when 'n' then false
        when 'off' then false
        when '0' then false
        else otherwise
    end;
create macro sf_boolean(value, witness varchar) as
        sf_read_boolean(
            value,
            cast(sf_refuse(value, 'Boolean value ''' || value || ''' is not recognized') as boolean)),
    (value, witness boolean) as value,
    (value, witness bigint) as value <> 0,
    (value, witness hugeint) as value <> 0,
    (value, witness decimal(38, 6)) as value <> 0,
    (value, witness double) as value <> 0;
create macro sf_try_boolean(value, witness varchar) as
        sf_read_boolean(value, cast(null as boolean)),
    (value, witness) as cast(sf_untried(value) as boolean);

-- A text that names no infinity and is too large for a float is none, and no number has an
-- underscore, as DuckDB's may.
create macro sf_overflows(text) as
    (isinf(try_cast(text as double)) and not contains(lower(text), 'inf')) or contains(text, '_');
create macro sf_try_digits(value, witness varchar) as
        case when not contains(value, '_') then value end,
    (value, witness) as sf_untried(value);
create macro sf_float(value, witness varchar) as
        case
            when sf_overflows(value)
            then cast(error('Numeric value ''' || value || ''' is not recognized') as double)
            else cast(value as double)
        end,
    (value, witness) as cast(value as double);
create macro sf_try_float(value, witness varchar) as
        case when not sf_overflows(value) then try_cast(value as double) end,
    (value, witness) as cast(sf_untried(value) as double);

-- What a statement chooses among is of one kind; a text as written may be a date or a time.
create macro sf_kind(value) as
    case
        when typeof(value) = '"NULL"' then null
        when typeof(value) = 'VARCHAR' then 'VARCHAR'
        when typeof(value) = 'BOOLEAN' then 'BOOLEAN'
        when
            typeof(value) like '%INT%'
            or typeof(value) like 'DECIMAL%'
            or typeof(value) in ('DOUBLE', 'FLOAT')
        then 'NUMBER'
        when typeof(value) like 'TIMESTAMP%' or typeof(value) = 'DATE' then 'TIMESTAMP'
        else typeof(value)
    end;
create macro sf_alike(name, kinds) as
    case
        when
            len(list_distinct(kinds)) <= 1
            or (
                len(list_distinct(kinds)) = 2
                and list_contains(kinds, 'LITERAL')
                and (list_contains(kinds, 'VARCHAR') or list_contains(kinds, 'TIMESTAMP')
                    or list_contains(kinds, 'TIME')))
        then true
        else cast(error(
            'Unsupported feature ''' || name || ' of '
            || array_to_string(
                list_sort(list_distinct(list_transform(
                    kinds,
                    lambda sf_kind_of:
                        case when sf_kind_of = 'LITERAL' then 'VARCHAR' else sf_kind_of end))),
                ', ')
            || ': cast them to one type''.') as boolean)
    end;
create macro sf_summed(name, kind) as
    case
        when kind = 'BOOLEAN'
        then cast(error(
            'SQL compilation error:' || chr(10) || 'Invalid argument types for function '''
            || name || ''': (BOOLEAN)') as boolean)
        else true
    end;

create macro sf_read_binary(value, format) as
    case format
        when 'HEX' then unhex(value)
        when 'BASE64' then from_base64(value)
        else encode(value)
    end;
create macro sf_binary(value varchar) as
        sf_read_binary(value, getvariable('BINARY_INPUT_FORMAT')),
    (value blob) as value;
create macro sf_try_binary(value, witness varchar) as
        try(sf_read_binary(value, getvariable('BINARY_INPUT_FORMAT'))),
    (value, witness) as cast(sf_untried(value) as blob);
create macro sf_try_text(value, witness varchar) as value,
    (value, witness) as sf_untried(value);
create macro sf_zoned_utc(utc, minutes) as
    case when utc is not null then {'sf_utc': utc, 'sf_minutes': cast(minutes as integer)} end;
create macro sf_kept_zoned(wire) as
    sf_zoned_utc(
        make_timestamp(cast(cast(split_part(wire, ' ', 1) as decimal(38, 9)) * 1000000 as bigint)),
        cast(split_part(wire, ' ', 2) as integer) - 1440);

-- What a comparison compares: a timestamp_tz at its moment, everything else as it is.
create macro sf_key(value struct(sf_utc timestamp, sf_minutes integer)) as
        timezone('UTC', value.sf_utc),
    (value) as value;
