-- Organisations as they will stand in the site's database: the record, its dossier as JSON, and a digest of both.
CREATE OR REPLACE TABLE record AS
WITH facts AS (
    SELECT
        organisation_id,
        array_to_string(list_sort(list(
            json_array(field, value, source_id, "row", dated, chosen, conflict)::varchar
        )), ',') AS body
    FROM organisation_facts
    GROUP BY organisation_id
),
links AS (
    SELECT
        organisation_id,
        array_to_string(list_sort(list(json_array("left", "right", reason, guard)::varchar)), ',') AS body
    FROM organisation_links
    GROUP BY organisation_id
),
years AS (
    SELECT
        organisation_id,
        array_to_string(list_sort(list(
            json_array(year_end, income_pence, expenditure_pence, source_id, "row")::varchar
        )), ',') AS body
    FROM organisation_years
    GROUP BY organisation_id
),
events AS (
    SELECT
        organisation_id,
        array_to_string(list_sort(list(json_array("on", kind, was, became, source_id, "row")::varchar)), ',') AS body
    FROM organisation_events
    GROUP BY organisation_id
),
whole AS (
    SELECT
        organisations.organisation_id AS id,
        to_json(organisations)::varchar AS own,
        '{"facts":[' || coalesce(facts.body, '') || '],"links":[' || coalesce(links.body, '')
        || '],"years":[' || coalesce(years.body, '') || '],"events":[' || coalesce(events.body, '') || ']}' AS body
    FROM organisations
    LEFT JOIN facts USING (organisation_id)
    LEFT JOIN links USING (organisation_id)
    LEFT JOIN years USING (organisation_id)
    LEFT JOIN events USING (organisation_id)
)
SELECT id, body, md5(own || body) AS digest
FROM whole;
