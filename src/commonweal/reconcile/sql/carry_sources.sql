-- Title: former sources that facts, rows or events still cite.

CREATE TABLE cited AS
SELECT source_id FROM snapshot_site_facts
UNION SELECT source_id FROM snapshot_site_records
UNION SELECT source_id FROM snapshot_site_events
UNION SELECT source_id FROM snapshot_organisation_facts
UNION SELECT source_id FROM snapshot_organisation_years
UNION SELECT source_id FROM snapshot_organisation_events;

INSERT INTO snapshot_sources BY NAME
SELECT former.* REPLACE (false AS current)
FROM former_sources AS former
WHERE former.source_id IN (SELECT source_id FROM cited)
    AND former.source_id NOT IN (SELECT source_id FROM snapshot_sources);

-- A body whose closed sites are still shown is still named.
INSERT INTO snapshot_bodies BY NAME
SELECT former.* FROM former_bodies AS former
WHERE former.body_id IN (SELECT owner_id FROM snapshot_sites)
    AND former.body_id NOT IN (SELECT body_id FROM snapshot_bodies);
