-- What happened to sites, with what a list of changes shows beside it.
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
ORDER BY site_events."on", site_events.site_id, site_events.kind;
