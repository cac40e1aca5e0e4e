-- What the templates of functions.txt call. A macro copies its arguments, so those of texts are
-- short and do not call each other.

create macro sf_int(value) as cast(value as integer);
create macro sf_long(value) as cast(value as bigint);
create macro sf_uuid() as cast(uuid() as varchar);
create macro sf_signed(hashed) as
    cast(cast(hashed as hugeint) - 9223372036854775808 as bigint);
create macro sf_day(text) as cast(text as date);
create macro sf_clock(text) as cast(text as time);
create macro sf_plain(text) as cast(text as timestamp);
create macro sf_utc(text) as timezone('UTC', cast(text as timestamp));

-- Texts: blanks alone are trimmed; a place of 0 is the first.
create macro sf_trim(value) as system.main.trim(value, ' '),
    (value, characters) as system.main.trim(value, characters);
create macro sf_ltrim(value) as system.main.ltrim(value, ' '),
    (value, characters) as system.main.ltrim(value, characters);
create macro sf_rtrim(value) as system.main.rtrim(value, ' '),
    (value, characters) as system.main.rtrim(value, characters);
create macro sf_substr(value, place) as
        case
            when place < -length(value) then ''
            else system.main.substr(value, case when place = 0 then 1 else place end)
        end,
    (value, place, size) as
        case
            when value is null or place is null or size is null then null
            when size <= 0 or place < -length(value) then ''
            else system.main.substr(value, case when place = 0 then 1 else place end, size)
        end;
create macro sf_lpad(value, size) as system.main.lpad(value, sf_int(greatest(size, 0)), ' '),
    (value, size, filling) as
        case
            when filling = '' then system.main.left(value, greatest(size, 0))
            else system.main.lpad(value, sf_int(greatest(size, 0)), filling)
        end;
create macro sf_rpad(value, size) as system.main.rpad(value, sf_int(greatest(size, 0)), ' '),
    (value, size, filling) as
        case
            when filling = '' then system.main.left(value, greatest(size, 0))
            else system.main.rpad(value, sf_int(greatest(size, 0)), filling)
        end;
create macro sf_replace(value, part) as system.main.replace(value, part, ''),
    (value, part, other) as system.main.replace(value, part, other);
create macro sf_position(part, value) as system.main.strpos(value, part),
    (part, value, place) as
        case
            when part is null or value is null or place is null then null
            when system.main.strpos(system.main.substr(value, greatest(place, 1)), part) = 0 then 0
            else
                system.main.strpos(system.main.substr(value, greatest(place, 1)), part)
                + greatest(place, 1) - 1
        end;
create macro sf_split_part(value, separator, place) as
    case
        when value is null or separator is null or place is null then null
        when separator = '' then case when place in (-1, 0, 1) then value else '' end
        else system.main.split_part(value, separator, case when place = 0 then 1 else place end)
    end;
create macro sf_sha2(value) as sha256(value),
    (value, size) as
        case
            when size in (0, 256) then sha256(value)
            else error('Unsupported feature ''SHA2 of ' || size || ' bits''.')
        end;
create macro sf_regexp_replace(value, pattern) as
        system.main.regexp_replace(value, pattern, '', 'g'),
    (value, pattern, replacement) as
        system.main.regexp_replace(value, pattern, replacement, 'g');
create macro sf_regexp_substr(value, pattern) as
    case when regexp_matches(value, pattern) then regexp_extract(value, pattern) end;

-- Numbers. A whole number by a whole number has six decimals, a decimal six more than it had.
create macro sf_ceil(value) as system.main.ceil(value),
    (value, places) as
        system.main.round(
            system.main.ceil(value * power(10, places)) / power(10, places), sf_int(places));
create macro sf_floor(value) as system.main.floor(value),
    (value, places) as
        system.main.round(
            system.main.floor(value * power(10, places)) / power(10, places), sf_int(places));
create macro sf_round(value) as system.main.round(value),
    (value, places) as system.main.round(value, sf_int(places));
create macro trunc(value) as system.main.trunc(value),
    (value, places) as system.main.trunc(value * power(10, places)) / power(10, places);
create macro sf_no_zero(divisor) as
    case when divisor = 0 then error('Division by zero') else divisor end;
create macro sf_divide(one, other, witness double) as
        cast(one as double) / cast(sf_no_zero(other) as double),
    (one, other, witness bigint) as
        cast(
            system.main.round(
                cast(cast(one as hugeint) * 10000000 // sf_no_zero(other) as decimal(38, 0))
                * 0.0000001,
                6) as decimal(38, 6)),
    (one, other, witness hugeint) as
        cast(
            sf_quotient(cast(one as varchar), cast(sf_no_zero(other) as varchar))
            as decimal(38, 6)),
    (one, other, witness decimal(38, 6)) as
        cast_to_type(
            sf_quotient(cast(one as varchar), cast(sf_no_zero(other) as varchar)),
            one * cast(1 as decimal(38, 6)));

-- Dates and times. Adding days to a date gives a date, adding hours a timestamp.
create macro sf_moment(value varchar) as
        sf_read_as_ntz(value, getvariable('TIMESTAMP_INPUT_FORMAT'), true),
    (value date) as cast(value as timestamp),
    (value time) as date '1970-01-01' + value,
    (value timestamp) as value,
    (value timestamptz) as cast(value as timestamp),
    (value struct(sf_utc timestamp, sf_minutes integer)) as sf_wall(value);
create macro sf_instant(value varchar) as
        sf_read_as_ntz(value, getvariable('TIMESTAMP_INPUT_FORMAT'), true),
    (value date) as cast(value as timestamp),
    (value timestamp) as value,
    (value timestamptz) as timezone('UTC', value),
    (value struct(sf_utc timestamp, sf_minutes integer)) as value.sf_utc;
create macro sf_add_date(value varchar, amount) as
        sf_read_as_ntz(value, getvariable('TIMESTAMP_INPUT_FORMAT'), true) + amount,
    (value date, amount) as cast(value + amount as date),
    (value timestamp, amount) as value + amount,
    (value timestamptz, amount) as value + amount,
    (value struct(sf_utc timestamp, sf_minutes integer), amount) as
        sf_zoned(sf_wall(value) + amount, value.sf_minutes);
create macro sf_add_time(value varchar, amount) as
        sf_read_as_ntz(value, getvariable('TIMESTAMP_INPUT_FORMAT'), true) + amount,
    (value date, amount) as cast(value as timestamp) + amount,
    (value time, amount) as value + amount,
    (value timestamp, amount) as value + amount,
    (value timestamptz, amount) as value + amount,
    (value struct(sf_utc timestamp, sf_minutes integer), amount) as
        sf_zoned(sf_wall(value) + amount, value.sf_minutes);
create macro sf_trunc(value varchar, unit) as
        date_trunc(
            unit, sf_read_as_ntz(value, getvariable('TIMESTAMP_INPUT_FORMAT'), true)),
    (value date, unit) as cast(date_trunc(unit, value) as date),
    (value time, unit) as cast(date_trunc(unit, date '1970-01-01' + value) as time),
    (value timestamp, unit) as date_trunc(unit, value),
    (value timestamptz, unit) as date_trunc(unit, value),
    (value struct(sf_utc timestamp, sf_minutes integer), unit) as
        sf_zoned(date_trunc(unit, sf_wall(value)), value.sf_minutes);
create macro sf_keep_end(moment, months) as
    case
        when cast(moment as date) = last_day(moment)
        then
            cast(last_day(moment + to_months(sf_int(months))) as timestamp)
            + (moment - date_trunc('day', moment))
        else moment + to_months(sf_int(months))
    end;
create macro sf_add_months(value date, months) as
        cast(sf_keep_end(cast(value as timestamp), months) as date),
    (value timestamp, months) as sf_keep_end(value, months),
    (value varchar, months) as
        sf_keep_end(
            sf_read_as_ntz(value, getvariable('TIMESTAMP_INPUT_FORMAT'), true), months);
create macro sf_months_between(one, other) as
    case
        when
            date_part('day', one) = date_part('day', other)
            or (
                cast(one as date) = last_day(one)
                and cast(other as date) = last_day(other))
        then
            cast(
                (date_part('year', one) - date_part('year', other)) * 12
                + date_part('month', one) - date_part('month', other) as double)
        else
            (date_part('year', one) - date_part('year', other)) * 12
            + date_part('month', one) - date_part('month', other)
            + (date_part('day', one) - date_part('day', other)) / 31.0
    end;
create macro sf_date_from_parts(years, months, days) as
    cast(
        make_date(sf_long(years), 1, 1)
        + to_months(sf_int(months - 1)) + to_days(sf_int(days - 1)) as date);
create macro sf_timestamp_from_parts(years, months, days, hours, minutes, seconds) as
    cast(make_date(sf_long(years), 1, 1) as timestamp)
    + to_months(sf_int(months - 1)) + to_days(sf_int(days - 1)) + to_hours(sf_long(hours))
    + to_minutes(sf_long(minutes)) + to_seconds(seconds);
create macro sf_zone_offset(zone, instant) as
    datediff('minute', timezone('UTC', instant), timezone(zone, instant));
create macro sf_shown(zone, instant) as
    sf_zoned(timezone(zone, instant), sf_zone_offset(zone, instant));
create macro sf_in_zone(zone, value timestamp) as sf_shown(zone, cast(value as timestamptz)),
    (zone, value date) as sf_shown(zone, cast(cast(value as timestamp) as timestamptz)),
    (zone, value timestamptz) as sf_shown(zone, value),
    (zone, value struct(sf_utc timestamp, sf_minutes integer)) as
        sf_shown(zone, timezone('UTC', value.sf_utc)),
    (zone, value varchar) as
        sf_shown(zone, sf_read_as_ltz(value, getvariable('TIMESTAMP_INPUT_FORMAT'), true));
create macro sf_wall_in_zone(zone, value timestamp) as
        case
            when zone = 'UTC' and current_setting('TimeZone') = 'UTC' then value
            else timezone(zone, cast(value as timestamptz))
        end,
    (zone, value date) as timezone(zone, cast(cast(value as timestamp) as timestamptz)),
    (zone, value timestamptz) as timezone(zone, value),
    (zone, value struct(sf_utc timestamp, sf_minutes integer)) as
        timezone(zone, timezone('UTC', value.sf_utc)),
    (zone, value varchar) as
        timezone(zone, sf_read_as_ltz(value, getvariable('TIMESTAMP_INPUT_FORMAT'), true));

-- Conversions by a format, or by a scale of a number.
create macro sf_scaled(value, scale) as
    make_timestamp(cast(round(cast(value as decimal(38, 9)) * 1000000 / power(10, scale)) as bigint));
create macro sf_ntz_by(value varchar, format) as sf_read_as_ntz(value, format, true),
    (value bigint, scale) as sf_scaled(value, scale),
    (value decimal(38, 9), scale) as sf_scaled(value, scale);
create macro sf_ltz_by(value varchar, format) as sf_read_as_ltz(value, format, true),
    (value bigint, scale) as timezone('UTC', sf_scaled(value, scale)),
    (value decimal(38, 9), scale) as timezone('UTC', sf_scaled(value, scale));
create macro sf_tz_by(value varchar, format) as sf_read_as_tz(value, format, true),
    (value bigint, scale) as sf_zoned(sf_scaled(value, scale), 0),
    (value decimal(38, 9), scale) as sf_zoned(sf_scaled(value, scale), 0);
create macro sf_varchar_by(value date, format) as
        sf_print_moment(cast(value as timestamp), 0, format),
    (value time, format) as sf_print_moment(date '1970-01-01' + value, 0, format),
    (value timestamp, format) as sf_print_moment(value, 0, format),
    (value timestamptz, format) as
        sf_print_moment(cast(value as timestamp), sf_offset(cast(value as timestamp)), format),
    (value struct(sf_utc timestamp, sf_minutes integer), format) as
        sf_print_moment(sf_wall(value), value.sf_minutes, format),
    (value varchar, format) as
        sf_print_moment(
            sf_read_as_ntz(value, getvariable('TIMESTAMP_INPUT_FORMAT'), true), 0, format),
    (value bigint, format) as
        case
            when value is null then cast(null as varchar)
            else error('Unsupported feature ''format ' || format || ' of a number''.')
        end,
    (value double, format) as
        cast(error('Unsupported feature ''format ' || format || ' of a number''.') as varchar);
create macro sf_initcap_delimiters() as
    ' ' || chr(9) || chr(10) || chr(11) || chr(12) || chr(13)
    || '!?@"^#$&~_,.:;+-*%/|[](){}<>' || chr(92);
create macro sf_sqrt(value) as
    case
        when value < 0 then cast(error('Invalid floating point operation: sqrt(' || value || ')') as double)
        else system.main.sqrt(value)
    end;
create macro sf_undefined(call) as
    cast(error('Invalid floating point operation: ' || call) as double);
create macro sf_ln(value) as
    case
        when value <= 0 then sf_undefined('ln(' || value || ')')
        else system.main.ln(value)
    end;
create macro sf_log(base, value) as
    case
        when base <= 0 or base = 1 or value <= 0
        then sf_undefined('log(' || base || ', ' || value || ')')
        else system.main.log(base, value)
    end;
create macro sf_power(base, exponent) as
    case
        when base < 0 and exponent <> floor(exponent) or base = 0 and exponent < 0
        then sf_undefined('pow(' || base || ', ' || exponent || ')')
        else system.main.power(base, exponent)
    end;
create macro sf_asin(value) as
    case
        when abs(value) > 1 then sf_undefined('asin(' || value || ')')
        else system.main.asin(value)
    end;
create macro sf_acos(value) as
    case
        when abs(value) > 1 then sf_undefined('acos(' || value || ')')
        else system.main.acos(value)
    end;
create macro sf_cot(value) as
    case
        when value = 0 then sf_undefined('cot(' || value || ')')
        else system.main.cot(value)
    end;
create macro sf_exp(value) as
    case
        when value > 709.782712893384 then sf_undefined('exp(' || value || ')')
        else system.main.exp(value)
    end;
create macro sf_weeks(one, other) as
    datediff('day', date_trunc('week', one), date_trunc('week', other)) // 7;
