-- Words, chosen by hashing: pick(list, row, salt) is the same for the same seed, row and salt on any number of threads.
CREATE OR REPLACE MACRO dice(row, salt) AS hash(row, salt, getvariable('seed'));
CREATE OR REPLACE MACRO roll(row, salt, sides) AS (dice(row, salt) % sides::UBIGINT)::BIGINT;
CREATE OR REPLACE MACRO pick(list, row, salt) AS list[1 + roll(row, salt, len(list))];
CREATE OR REPLACE MACRO british(day) AS strftime(day, '%d/%m/%Y');
CREATE OR REPLACE MACRO day_after(first, days, row, salt) AS first + roll(row, salt, days)::INTEGER;
CREATE OR REPLACE MACRO stamp(day) AS strftime(day, '%Y-%m-%d 00:00:00.0000000');

-- One row in `a_region` lies in the region, on one of its streets; the others lie in counties that are not there.
CREATE OR REPLACE MACRO here(row, salt) AS roll(row, salt || ' here', getvariable('a_region')) = 0;
CREATE OR REPLACE MACRO far_postcode(row, salt) AS
    pick(['KB', 'FN', 'JB', 'YB'], row, salt) || (1 + roll(row, salt || ' o', 40))::VARCHAR || ' '
    || (1 + roll(row, salt || ' i', 9))::VARCHAR
    || chr((65 + roll(row, salt || ' a', 2))::INTEGER) || chr((68 + roll(row, salt || ' b', 4))::INTEGER);
