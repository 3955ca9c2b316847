-- Title: plain forms in which names, streets and addresses are compared.

CREATE MACRO plain(words) AS nullif(
    trim(
        regexp_replace(
            regexp_replace(upper(strip_accents(coalesce(words, ''))), '[''’`.]', '', 'g'), '[^A-Z0-9]+', ' ', 'g'
        )
    ),
    ''
);

-- Street words written in full; ST is a street at the end and a saint elsewhere.
CREATE MACRO plain_street(words) AS nullif(trim(
    regexp_replace(
    regexp_replace(
    regexp_replace(
    regexp_replace(
    regexp_replace(
    regexp_replace(
    regexp_replace(
    regexp_replace(
    regexp_replace(' ' || coalesce(plain(words), '') || ' ',
        ' RD ', ' ROAD ', 'g'),
        ' ST $', ' STREET '),
        ' (AVE|AV) ', ' AVENUE ', 'g'),
        ' LN ', ' LANE ', 'g'),
        ' DR $', ' DRIVE '),
        ' CL $', ' CLOSE '),
        ' (CRES|CR) $', ' CRESCENT '),
        ' (PL) $', ' PLACE '),
        ' (SQ) $', ' SQUARE ')
), '');

-- The parts of an address in one line, without a postcode in it.
CREATE MACRO address_parts(words) AS list_filter(
    list_transform(
        string_split(regexp_replace(upper(coalesce(words, '')), '\(?\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b\)?', '', 'g'), ','),
        lambda part: plain_street(part)
    ),
    lambda part: part IS NOT NULL
);

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

-- The parts of a whole address, each once; which side of a street some land lies on is left out.
CREATE MACRO once_only(parts) AS list_filter(parts, lambda part, nth: list_position(parts, part) = nth);

CREATE MACRO placeless(parts) AS list_transform(parts, lambda part: regexp_replace(
    part, '^LAND (ON|TO|AT|LYING TO) THE (NORTH|SOUTH|EAST|WEST)( EAST| WEST)?(ERN)? SIDE OF ', ''));

-- A whole address as one key; null where it says no more than a street.
CREATE MACRO whole_address(parts) AS CASE
    WHEN len(parts) >= 3 OR (len(parts) = 2 AND regexp_matches(parts[1], '^[0-9]+[A-Z]?( [0-9]+[A-Z]?)? [A-Z]{2}'))
        THEN array_to_string(parts, ', ')
END;
