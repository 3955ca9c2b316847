-- What happened to sites and organisations, with what a list of changes shows beside it.
CREATE OR REPLACE VIEW changes AS
SELECT
    'site' AS subject,
    site_events.site_id AS subject_id,
    coalesce(sites.name, site_events.site_id) AS name,
    sites.owner_id,
    sites.district_code,
    site_events."on"::varchar AS "on",
    site_events.kind,
    site_events.was,
    site_events.became,
    site_events.source_id,
    site_events."row"
FROM site_events
LEFT JOIN sites USING (site_id)
UNION ALL
SELECT
    'organisation' AS subject,
    event.organisation_id AS subject_id,
    coalesce(organisations.name, event.organisation_id) AS name,
    NULL AS owner_id,
    organisations.district_code,
    event."on"::varchar AS "on",
    event.kind,
    event.was,
    event.became,
    event.source_id,
    event."row"
FROM organisation_events AS event
LEFT JOIN organisations USING (organisation_id)
ORDER BY "on", subject DESC, subject_id, kind;
