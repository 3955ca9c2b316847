-- Title: what the former snapshot leaves to the organisations of this one.

UPDATE snapshot_organisations SET first_seen = least(snapshot_organisations.first_seen, former.first_seen)
FROM former_organisations AS former
WHERE former.organisation_id = snapshot_organisations.organisation_id AND former.first_seen IS NOT NULL;

CREATE TABLE closed_organisation AS
SELECT organisation_id FROM former_organisations
WHERE organisation_id NOT IN (SELECT organisation_id FROM snapshot_organisations)
    AND organisation_id NOT IN (SELECT former_id FROM out_organisation_alias);

INSERT INTO snapshot_organisations BY NAME
SELECT former.* REPLACE ('closed' AS status, coalesce(former.closed_on, setting.as_of) AS closed_on)
FROM former_organisations AS former
CROSS JOIN setting
WHERE former.organisation_id IN (SELECT organisation_id FROM closed_organisation);

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
