-- Texts as the datasets' SQL cleans them. Nobody has run it on a real account
-- yet.

select length('😀');
-- expected: 1

select length(trim(chr(9) || ' a ' || chr(160)));
-- expected: 5

select translate('a,b', chr(44) || chr(34), repeat(' ', 2));
-- expected: a b

select split_part('/a', '/', 1) = '';
-- expected: true

select substr('abc', 2);
-- expected: bc

select left('abc', 2);
-- expected: ab

select coalesce(nullif(trim('  '), ''), 'nothing');
-- expected: nothing

select hex_encode('ü');
-- expected: C3BC

select regexp_count('C3BC', '[A-F]');
-- expected: 3

select regexp_count('4FF09F98802F', 'F[0-4].{6}|..');
-- expected: 3

select replace('a  b', '  ', ' ');
-- expected: a b

select startswith('run-7', 'run-') and upper('ä') = 'Ä' and lower('A') = 'a';
-- expected: true

select coalesce(null::varchar, '') = '';
-- expected: true

select contains('a,b', chr(44)) and not contains('ab', chr(44));
-- expected: true

select contains(null, 'a') is null;
-- expected: true

select upper('ß');
-- expected: SS
