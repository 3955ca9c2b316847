-- Title: what the former snapshot leaves to the organisations of this one.

UPDATE snapshot_organisations SET first_seen = least(snapshot_organisations.first_seen, former.first_seen)
FROM former_organisations AS former
WHERE former.organisation_id = snapshot_organisations.organisation_id AND former.first_seen IS NOT NULL;

-- An organisation that is in none of the registers has left them, if all of them were read; else it stays as it was.
CREATE TABLE closed_organisation AS
SELECT organisation_id,
    list_has_all((SELECT list(DISTINCT register) FROM snapshot_sources WHERE current), registers) AS gone
FROM former_organisations
WHERE organisation_id NOT IN (SELECT organisation_id FROM snapshot_organisations)
    AND organisation_id NOT IN (SELECT former_id FROM out_organisation_alias);

-- What happened stays on record, under the id that the organisation has now.
INSERT INTO snapshot_organisation_events BY NAME
SELECT coalesce(alias.organisation_id, event.organisation_id) AS organisation_id, event."on", event.kind, event.was,
    event.became, event.source_id, event.row
FROM former_organisation_events AS event
LEFT JOIN out_organisation_alias AS alias ON alias.former_id = event.organisation_id;

-- Which entry, of which register, the value of a field was taken from, now and before.
CREATE TABLE told_now AS
SELECT fact.organisation_id, fact.field, min_by(source.register, (fact.source_id, fact.row)) AS register,
    min_by(fact.dated, (fact.source_id, fact.row)) AS dated, min(fact.source_id) AS source_id,
    min_by(fact.row, (fact.source_id, fact.row)) AS row
FROM snapshot_organisation_facts AS fact
JOIN snapshot_sources AS source USING (source_id)
WHERE fact.chosen
GROUP BY fact.organisation_id, fact.field;

CREATE TABLE told_before AS
SELECT fact.organisation_id, fact.field, min_by(source.register, (fact.source_id, fact.row)) AS register
FROM former_organisation_facts AS fact
JOIN former_sources AS source USING (source_id)
WHERE fact.chosen
GROUP BY fact.organisation_id, fact.field;

-- What changed since the former snapshot, dated by the file that first shows it. Where another register is now asked
-- and some register still says what was said before, nothing has changed but the register.
INSERT INTO snapshot_organisation_events BY NAME
SELECT pair.organisation_id, coalesce(now.dated, pair.last_seen, setting.as_of) AS "on", pair.field || ' changed' AS kind,
    pair.was, pair.became, now.source_id, now.row
FROM (
    SELECT now.organisation_id, now.last_seen,
        unnest(['name', 'status', 'legal_form', 'address']) AS field,
        unnest([before.name, before.status, before.legal_form, before.address]) AS said_before,
        unnest([before.name, before.status, before.legal_form,
            nullif(concat_ws(', ', before.address, before.postcode), '')]) AS was,
        unnest([now.name, now.status, now.legal_form,
            nullif(concat_ws(', ', now.address, now.postcode), '')]) AS became
    FROM snapshot_organisations AS now
    JOIN former_organisations AS before USING (organisation_id)
) AS pair
CROSS JOIN setting
LEFT JOIN told_now AS now USING (organisation_id, field)
LEFT JOIN told_before AS before USING (organisation_id, field)
LEFT JOIN (SELECT DISTINCT organisation_id, field, value FROM snapshot_organisation_facts) AS still
    ON still.organisation_id = pair.organisation_id AND still.field = pair.field AND still.value = pair.said_before
WHERE pair.was IS DISTINCT FROM pair.became
    AND (pair.field = 'status' OR now.register IS NOT DISTINCT FROM before.register OR still.value IS NULL)
    AND NOT (pair.field = 'status' AND pair.became = 'closed'
        AND pair.organisation_id IN (SELECT organisation_id FROM organisation_event));

-- A register that was read before and has it only now; a register that has it no more.
INSERT INTO snapshot_organisation_events BY NAME
SELECT entry.organisation_id, coalesce(min(entry.dated), min(source.dated), min(setting.as_of)) AS "on",
    'appeared in a register' AS kind, entry.register AS became,
    min(entry.source_id) AS source_id, min_by(entry.row, (entry.source_id, entry.row)) AS row
FROM placed_entry AS entry
JOIN snapshot_sources AS source USING (source_id)
CROSS JOIN setting
LEFT JOIN former_organisations AS before USING (organisation_id)
WHERE entry.register IN (SELECT register FROM former_sources WHERE current)
    AND NOT coalesce(list_contains(before.registers, entry.register), false)
GROUP BY entry.organisation_id, entry.register;

INSERT INTO snapshot_organisation_events BY NAME
SELECT before.organisation_id, setting.as_of AS "on", 'left a register' AS kind, before.register AS was
FROM (SELECT organisation_id, status, unnest(registers) AS register FROM former_organisations) AS before
CROSS JOIN setting
LEFT JOIN snapshot_organisations AS now USING (organisation_id)
WHERE before.status <> 'closed'
    AND before.register IN (SELECT register FROM snapshot_sources WHERE current)
    AND before.organisation_id NOT IN (SELECT former_id FROM out_organisation_alias)
    AND NOT coalesce(list_contains(now.registers, before.register), false);

CREATE OR REPLACE TABLE snapshot_organisation_events AS
SELECT organisation_id, "on", kind, was, became, min(source_id) AS source_id,
    min_by(row, (source_id, row)) AS row
FROM snapshot_organisation_events
GROUP BY organisation_id, "on", kind, was, became;

INSERT INTO snapshot_organisations BY NAME
SELECT former.* REPLACE (
    CASE WHEN closed.gone THEN 'closed' ELSE former.status END AS status,
    CASE WHEN closed.gone THEN coalesce(former.closed_on, setting.as_of) ELSE former.closed_on END AS closed_on
)
FROM former_organisations AS former
CROSS JOIN setting
JOIN closed_organisation AS closed USING (organisation_id);

INSERT INTO snapshot_organisation_facts BY NAME
SELECT * FROM former_organisation_facts WHERE organisation_id IN (SELECT organisation_id FROM closed_organisation);

INSERT INTO snapshot_organisation_links BY NAME
SELECT * FROM former_organisation_links WHERE organisation_id IN (SELECT organisation_id FROM closed_organisation);

INSERT INTO snapshot_organisation_years BY NAME
SELECT * FROM former_organisation_years WHERE organisation_id IN (SELECT organisation_id FROM closed_organisation);

INSERT INTO snapshot_organisation_aliases
SELECT former.former_id, coalesce(onward.organisation_id, former.organisation_id)
FROM former_organisation_aliases AS former
LEFT JOIN out_organisation_alias AS onward ON onward.former_id = former.organisation_id
WHERE former.former_id NOT IN (SELECT organisation_id FROM snapshot_organisations)
    AND former.former_id NOT IN (SELECT former_id FROM out_organisation_alias);
