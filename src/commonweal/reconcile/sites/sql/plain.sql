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
