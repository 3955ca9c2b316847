-- Title: what the former snapshot leaves to the sites of this one.

CREATE TABLE still_site AS SELECT site_id FROM snapshot_sites;

-- A site that no file has any more has left them, if a file of each publisher that had it was read; else it stays.
CREATE TABLE left_site AS
SELECT former.site_id, former.closed_on IS NOT NULL OR coalesce(had.all_read, true) AS gone
FROM former_sites AS former
LEFT JOIN (
    SELECT record.site_id,
        bool_and((source.register, coalesce(source.publisher, '')) IN
            (SELECT (register, coalesce(publisher, '')) FROM snapshot_sources WHERE current)) AS all_read
    FROM former_site_records AS record
    JOIN former_sources AS source USING (source_id)
    GROUP BY record.site_id
) AS had USING (site_id)
WHERE former.site_id NOT IN (SELECT site_id FROM still_site)
    AND former.site_id NOT IN (SELECT former_id FROM out_site_alias);

-- A site was first seen when it was first seen.
UPDATE snapshot_sites SET first_seen = least(snapshot_sites.first_seen, former.first_seen)
FROM former_sites AS former
WHERE former.site_id = snapshot_sites.site_id AND former.first_seen IS NOT NULL;

-- What happened stays on record, under the id that the site has now.
CREATE TABLE carried_event AS
SELECT coalesce(alias.site_id, event.site_id) AS site_id, event."on", event.kind, event.was, event.became,
    event.source_id, event.row
FROM former_site_events AS event
LEFT JOIN out_site_alias AS alias ON alias.former_id = event.site_id;

-- What changed since the former snapshot, dated by the file that first shows it.
CREATE TABLE changed AS
SELECT site.site_id, site.last_seen AS "on", field || ' changed' AS kind, was, became
FROM (
    SELECT now.site_id, now.last_seen,
        unnest(['vacancy', 'purpose', 'tenure', 'tenure_detail', 'ownership', 'owner_name', 'planning_status', 'listing'])
            AS field,
        unnest([before.vacancy, before.purpose, before.tenure, before.tenure_detail, before.ownership, before.owner_name,
            before.planning_status, before.listing]) AS was,
        unnest([now.vacancy, now.purpose, now.tenure, now.tenure_detail, now.ownership, now.owner_name,
            now.planning_status, now.listing]) AS became
    FROM snapshot_sites AS now
    JOIN former_sites AS before USING (site_id)
    WHERE now.closed_on IS NULL AND before.closed_on IS NULL
) AS site
WHERE was IS DISTINCT FROM became;

INSERT INTO snapshot_site_events BY NAME
SELECT site_id, "on", kind, was, became, source_id, row FROM carried_event;

INSERT INTO snapshot_site_events BY NAME
SELECT changed.site_id, changed."on", changed.kind, changed.was, changed.became, fact.source_id, fact.row
FROM changed
LEFT JOIN (
    SELECT site_id, field || ' changed' AS kind, min(source_id) AS source_id, min_by(row, source_id) AS row
    FROM snapshot_site_facts WHERE chosen GROUP BY ALL
) AS fact USING (site_id, kind);

INSERT INTO snapshot_site_events BY NAME
SELECT now.site_id, now.last_seen AS "on", 'appeared in a register' AS kind,
    array_to_string(now.registers, ', ') AS became
FROM snapshot_sites AS now
WHERE now.site_id NOT IN (SELECT site_id FROM former_sites) AND EXISTS (SELECT 1 FROM former_sites);

INSERT INTO snapshot_site_events BY NAME
SELECT before.site_id, setting.as_of AS "on", 'left a register' AS kind,
    array_to_string(before.registers, ', ') AS was
FROM former_sites AS before
CROSS JOIN setting
WHERE before.closed_on IS NULL AND before.site_id IN (SELECT site_id FROM left_site WHERE gone);

CREATE OR REPLACE TABLE snapshot_site_events AS
SELECT site_id, "on", kind, was, became, min_by(source_id, (source_id, row)) AS source_id,
    min_by(row, (source_id, row)) AS row
FROM snapshot_site_events
GROUP BY site_id, "on", kind, was, became;

-- Sites that no register has any more are closed with a date; these and those not looked for keep what was known.
INSERT INTO snapshot_sites BY NAME
SELECT former.* REPLACE (
    former.in_land_bank AND NOT closed.gone AS in_land_bank,
    CASE WHEN closed.gone THEN coalesce(former.closed_on, setting.as_of) END AS closed_on,
    CASE WHEN closed.gone THEN coalesce(former.closed_why, 'no register that was read has it any more') END AS closed_why
)
FROM former_sites AS former
CROSS JOIN setting
JOIN left_site AS closed USING (site_id);

INSERT INTO snapshot_site_facts BY NAME
SELECT * FROM former_site_facts WHERE site_id IN (SELECT site_id FROM left_site);

INSERT INTO snapshot_site_records BY NAME
SELECT * FROM former_site_records WHERE site_id IN (SELECT site_id FROM left_site);

INSERT INTO snapshot_titles BY NAME
SELECT * FROM former_titles
WHERE site_id IN (SELECT site_id FROM left_site) AND title_number NOT IN (SELECT title_number FROM snapshot_titles);

UPDATE snapshot_sites SET changed_on = event."on"
FROM (
    SELECT site_id, max("on") AS "on" FROM snapshot_site_events WHERE "on" <= (SELECT as_of FROM setting) GROUP BY site_id
) AS event
WHERE event.site_id = snapshot_sites.site_id;

-- Former ids lead on, through as many builds as there were.
INSERT INTO snapshot_site_aliases
SELECT former.former_id, coalesce(onward.site_id, former.site_id)
FROM former_site_aliases AS former
LEFT JOIN out_site_alias AS onward ON onward.former_id = former.site_id
WHERE former.former_id NOT IN (SELECT site_id FROM snapshot_sites)
    AND former.former_id NOT IN (SELECT former_id FROM out_site_alias);
