-- Title: plain forms in which names, streets and addresses are compared.

CREATE MACRO plain(words) AS nullif(
    trim(
        regexp_replace(
            regexp_replace(upper(strip_accents(coalesce(words, ''))), '[''’`.]', '', 'g'), '[^A-Z0-9]+', ' ', 'g'
        )
    ),
    ''
);

-- An address in plain letters, its commas kept and a blank on either side of every word and comma.
CREATE MACRO address_line(words) AS regexp_replace(regexp_replace(
    ' ' || regexp_replace(upper(strip_accents(
        regexp_replace(upper(coalesce(words, '')), '\(?\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b\)?', '', 'g')
    )), '[''’`.]', '', 'g') || ' ',
    '[^A-Z0-9,]+', ' ', 'g'), ' ?, ?', ' , ', 'g');

-- Street words written in full, in every part of such a line; ST is a street at the end of a part and a saint elsewhere.
-- All parts at once: a pattern within a lambda costs many times more.
CREATE MACRO streets_in_line(line) AS
    regexp_replace(
    regexp_replace(
    regexp_replace(
    regexp_replace(
    regexp_replace(
    regexp_replace(
    regexp_replace(
    replace(
    replace(line,
        ' RD ', ' ROAD '),
        ' LN ', ' LANE '),
        ' (AVE|AV) ', ' AVENUE ', 'g'),
        ' ST (,|$)', ' STREET \1', 'g'),
        ' DR (,|$)', ' DRIVE \1', 'g'),
        ' CL (,|$)', ' CLOSE \1', 'g'),
        ' (?:CRES|CR) (,|$)', ' CRESCENT \1', 'g'),
        ' PL (,|$)', ' PLACE \1', 'g'),
        ' SQ (,|$)', ' SQUARE \1', 'g');

CREATE MACRO plain_street(words) AS
    nullif(trim(streets_in_line(' ' || coalesce(plain(words), '') || ' ')), '');

-- The parts of an address in one line, without a postcode in it.
CREATE MACRO address_parts(words) AS coalesce(string_split(nullif(
    trim(regexp_replace(streets_in_line(address_line(words)), ' *,[ ,]*', ',', 'g'), ' ,'), ''), ','), []);

-- The part that begins with a house number, if any.
CREATE MACRO numbered_part(parts) AS list_filter(
    parts, lambda part: regexp_matches(part, '^[0-9]+[A-Z]?( [0-9]+[A-Z]?)? [A-Z]{2}')
)[1];

-- Words that do not tell one place from another.
CREATE MACRO telling_name(words) AS nullif(
    trim(regexp_replace(' ' || coalesce(plain_street(words), '') || ' ', ' (LAND|AT|OF|THE|SITE|FORMER|AND|ADJACENT|ADJ|TO) ', ' ', 'g')), ''
);

-- An address in one line without a postcode in it and without a part that says again what an earlier one said.
CREATE MACRO without_postcode(words) AS
    regexp_replace(words, ',? ?\(?\b[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2}\b\)?', '', 'g');

CREATE MACRO said_once(words) AS nullif(array_to_string(
    list_filter(string_split(words, ', '), lambda part, nth:
        list_position(string_split(lower(words), ', '), lower(part)) = nth), ', '), '');

-- What a registered title is called: its address up to the first part that names something.
CREATE MACRO title_name(words) AS coalesce(nullif(trim(regexp_extract(without_postcode(words),
    '^(?:(?:(?:Unit|Flat|Plot|Suite|Floor|Apartment|Room|Garage|Block|Number|No|Nos)s?\.? [^,]*|[^,]*[0-9][^,A-Za-z]*),\s*)*[^,]+'
)), ''), words);

-- The houses of an address that names several of one street: `3, 8 and 23 Loom Close` is three of them.
CREATE MACRO houses_listed(words) AS list_transform(
    regexp_extract_all(regexp_extract(upper(coalesce(words, '')), '^[0-9]+[A-Z]?(?:(?:, | AND | & )[0-9]+[A-Z]?)+ '), '[0-9]+[A-Z]?\b'),
    lambda house: house || ' ' || plain_street(
        regexp_extract(upper(words), '^[0-9]+[A-Z]?(?:(?:, | AND | & )[0-9]+[A-Z]?)+ ([A-Z][^,]*)', 1))
);

-- The parts of a whole address without what an earlier part said; which side of a street some land lies on is left out.
CREATE MACRO once_only(parts) AS list_filter(parts, lambda part, nth: NOT list_contains(
    list_transform(parts[1:nth - 1], lambda earlier: contains(' ' || earlier || ' ', ' ' || part || ' ')), true));

CREATE MACRO placeless(parts) AS list_transform(parts, lambda part: regexp_replace(
    part, '^LAND (ON|TO|AT|LYING TO) THE (NORTH|SOUTH|EAST|WEST)( EAST| WEST)?(ERN)? SIDE OF ', ''));

-- A whole address as one key; null where it says no more than a street.
CREATE MACRO whole_address(parts) AS CASE
    WHEN len(parts) >= 3 OR (len(parts) = 2 AND (regexp_matches(parts[1], '^[0-9]+[A-Z]?( [0-9]+[A-Z]?)? [A-Z]{2}')
        OR len(string_split(parts[1], ' ')) >= 3))
        THEN array_to_string(parts, ', ')
END;

-- The house number that a key of an address begins with: `5 ELM ROAD` has `5`, `KIOSK ELM ROAD` an empty one.
CREATE MACRO house_number(key) AS trim(regexp_extract(key, '^[0-9]+[A-Z]?( [0-9]+[A-Z]?)? '));

-- Whether two lists both say something, and nothing that the other says.
CREATE MACRO differ(one, other) AS len(one) > 0 AND len(other) > 0 AND NOT list_has_any(one, other);
