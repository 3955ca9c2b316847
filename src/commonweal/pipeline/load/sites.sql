-- Sites as they will stand in the site's database: the record, its dossier as JSON, and a digest of both.
-- Texts of a list are sorted, so that the same facts are the same dossier whatever the order they were read in.
CREATE OR REPLACE TABLE record AS
WITH facts AS (
    SELECT
        site_id,
        array_to_string(list_sort(list(
            json_array(field, value, source_id, "row", dated, chosen, conflict)::varchar
        )), ',') AS body
    FROM site_facts
    GROUP BY site_id
),
joined AS (
    SELECT
        site_id,
        array_to_string(list_sort(list(json_array(record_key, source_id, "row", reason, score)::varchar)), ',') AS body
    FROM site_records
    GROUP BY site_id
),
events AS (
    SELECT
        site_id,
        array_to_string(list_sort(list(json_array("on", kind, was, became, source_id, "row")::varchar)), ',') AS body
    FROM site_events
    GROUP BY site_id
),
whole AS (
    SELECT
        sites.site_id AS id,
        to_json(sites)::varchar AS own,
        '{"facts":[' || coalesce(facts.body, '') || '],"records":[' || coalesce(joined.body, '')
        || '],"events":[' || coalesce(events.body, '') || ']}' AS body
    FROM sites
    LEFT JOIN facts USING (site_id)
    LEFT JOIN joined USING (site_id)
    LEFT JOIN events USING (site_id)
)
SELECT id, body, md5(own || body) AS digest
FROM whole;
