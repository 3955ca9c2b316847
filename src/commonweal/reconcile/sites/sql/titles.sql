-- Title: the history of every registered title over the editions read.
-- A full edition says who holds what; a change-only edition adds and deletes. A title that a full edition no longer
-- has was gone by then. `holder_body` (name, category, owner_id, shown) says which holders are public bodies.

CREATE TABLE title_row AS
WITH files AS (
    SELECT source_id, bool_or(change_indicator IS NOT NULL) AS changes, max(edition) AS edition
    FROM corporate_ownership_title
    GROUP BY source_id
)
SELECT
    title.title_number,
    coalesce(title.edition, files.edition, strftime(source.dated, '%Y-%m')) AS edition,
    files.changes,
    coalesce(upper(title.change_indicator), 'A') <> 'D' AS present,
    title.source_id, title.row, title.tenure, title.property_address, title.postcode, title.multiple_address_indicator,
    title.price_paid_pence, title.date_proprietor_added, title.proprietorship_category_1 AS category,
    list_filter([title.proprietor_name_1, title.proprietor_name_2, title.proprietor_name_3, title.proprietor_name_4],
        lambda name: name IS NOT NULL) AS proprietors,
    list_filter([one.shown, two.shown, three.shown, four.shown], lambda name: name IS NOT NULL) AS shown,
    list_filter([one.owner_id, two.owner_id, three.owner_id, four.owner_id], lambda id: id IS NOT NULL) AS owners
FROM corporate_ownership_title AS title
JOIN files USING (source_id)
JOIN source USING (source_id)
LEFT JOIN holder_body AS one
    ON one.name = title.proprietor_name_1 AND one.category IS NOT DISTINCT FROM title.proprietorship_category_1
LEFT JOIN holder_body AS two
    ON two.name = title.proprietor_name_2 AND two.category IS NOT DISTINCT FROM title.proprietorship_category_2
LEFT JOIN holder_body AS three
    ON three.name = title.proprietor_name_3 AND three.category IS NOT DISTINCT FROM title.proprietorship_category_3
LEFT JOIN holder_body AS four
    ON four.name = title.proprietor_name_4 AND four.category IS NOT DISTINCT FROM title.proprietorship_category_4
WHERE title.title_number IS NOT NULL;

CREATE TABLE edition AS
SELECT edition, bool_or(NOT changes) AS whole, lag(edition) OVER (ORDER BY edition) AS before
FROM title_row
WHERE edition IS NOT NULL
GROUP BY edition
ORDER BY edition;

-- One state a title and edition: a whole edition overrules changes, an addition overrules a deletion.
CREATE TABLE title_state AS
SELECT * FROM title_row
WHERE edition IS NOT NULL
QUALIFY row_number() OVER (
    PARTITION BY title_number, edition ORDER BY changes, present DESC, source_id, row
) = 1;

INSERT INTO title_state (title_number, edition, changes, present, owners, proprietors, shown)
SELECT seen.title_number, edition.edition, false, false, [], [], []
FROM (SELECT title_number, min(edition) AS first FROM title_state GROUP BY title_number) AS seen
JOIN edition ON edition.whole AND edition.edition > seen.first
ANTI JOIN title_state AS state ON state.title_number = seen.title_number AND state.edition = edition.edition;

CREATE TABLE title_step AS
SELECT
    state.*,
    edition.before,
    lag(state.present) OVER steps AS was_present,
    lag(state.owners) OVER steps AS was_owners,
    lag(state.shown) OVER steps AS was_shown
FROM title_state AS state
JOIN edition USING (edition)
WINDOW steps AS (PARTITION BY state.title_number ORDER BY state.edition);

CREATE TABLE title_event AS
SELECT
    title_number,
    CASE
        WHEN len(was_owners) > 0 AND was_present AND (NOT present OR len(owners) = 0) THEN 'probable disposal'
        WHEN len(was_owners) > 0 AND was_present AND list_sort(owners) <> list_sort(was_owners) THEN 'owner changed'
        WHEN was_present IS NOT NULL AND (NOT was_present OR len(was_owners) = 0) AND present AND len(owners) > 0
            THEN 'acquired'
        WHEN was_present IS NULL AND before IS NOT NULL AND present AND len(owners) > 0 THEN 'title appeared'
    END AS kind,
    before || '/' || edition AS between_editions,
    try_cast(edition || '-01' AS DATE) AS "on",
    nullif(array_to_string(was_shown, '; '), '') AS was,
    CASE WHEN present THEN nullif(array_to_string(shown, '; '), '') ELSE 'not in the register' END AS became,
    source_id,
    row
FROM title_step
WHERE kind IS NOT NULL;

-- The newest state in which each title was there, and what became of it.
CREATE TABLE title_now AS
WITH last_present AS (
    SELECT * FROM title_state
    WHERE present
    QUALIFY row_number() OVER (PARTITION BY title_number ORDER BY edition DESC) = 1
),
last_state AS (
    SELECT title_number, present AS still FROM title_state
    QUALIFY row_number() OVER (PARTITION BY title_number ORDER BY edition DESC) = 1
),
span AS (
    SELECT title_number, min(edition) AS first_edition FROM title_state WHERE present GROUP BY title_number
),
last_read AS (SELECT max(edition) AS newest FROM edition),
kept_until AS (
    SELECT state.title_number, max(edition.before) AS last_edition
    FROM title_state AS state JOIN edition USING (edition)
    WHERE NOT state.present
    GROUP BY state.title_number
),
disposal AS (
    SELECT title_number, between_editions, was FROM title_event
    WHERE kind = 'probable disposal'
    QUALIFY row_number() OVER (PARTITION BY title_number ORDER BY "on" DESC) = 1
)
SELECT
    last_present.*,
    last_state.still,
    span.first_edition,
    CASE WHEN last_state.still THEN last_read.newest ELSE greatest(kept_until.last_edition, last_present.edition) END
        AS last_edition,
    disposal.between_editions AS left_between,
    disposal.was AS left_from,
    len(last_present.owners) > 0 AS held_publicly,
    len(last_present.owners) > 0 AND len(last_present.owners) < len(last_present.proprietors) AS held_with_others,
    list_sort(last_present.owners)[1] AS owner_id
FROM last_present
JOIN last_state USING (title_number)
JOIN span USING (title_number)
CROSS JOIN last_read
LEFT JOIN kept_until USING (title_number)
LEFT JOIN disposal USING (title_number)
ORDER BY title_number;
