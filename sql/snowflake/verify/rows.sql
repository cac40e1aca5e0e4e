-- Aggregates, orders and windows as the datasets' SQL uses them. Nobody has run
-- it on a real account yet.

select count(x) || ',' || sum(x) || ',' || min(x) || ',' || max(x)
from (values (1), (null), (3)) as v(x);
-- expected: 2,4,1,3

select max_by(n, x) from (values ('a', 1), ('b', null), ('c', 3)) as v(n, x);
-- expected: c

select x from (values (1), (null)) as v(x) order by x desc limit 1;
-- expected: null

select n
from (values ('a', 1), ('b', 2)) as v(n, x)
qualify row_number() over (order by x desc) = 1;
-- expected: b

select greatest(1, null) is null;
-- expected: true

select 10 / 4;
-- expected: 2.500000

select '12.345'::decimal(18, 2);
-- expected: 12.35

select x
from (values (1), (null)) as v(x)
order by x asc nulls first
limit 1;
-- expected: null

select count(*)
from (
    select 1 as x
    union all
    select 1
);
-- expected: 2

select count(distinct x) from (values (1), (1), (null)) as v(x);
-- expected: 1

select try_cast(1.5 as integer);
-- expected: refused

select try_cast('12.345' as decimal(18, 2));
-- expected: 12.35

select sum(x) / count(*) from (values (1), (2)) as v(x);
-- expected: 1.500000

select 1 in (2, null) is null and 1 not in (2, null) is null;
-- expected: true

select count(*)
from (
    select null as x
    union all
    select 1
    union all
    select 1
    except
    select null
);
-- expected: 1

select sum(true);
-- expected: refused

select coalesce('foo', 1);
-- expected: refused

select case when true then 'foo' else 1 end;
-- expected: refused

select try_cast('1e400' as float) is null;
-- expected: true
