-- Entries of the lists of assets of community value in the 19 columns of the national specification. The council stands as
-- its reference: a list of one council may leave it out, a list of all must not.
SELECT
    listings.reference AS "reference",
    listings.name AS "name",
    address_text AS "address-text",
    description AS "description",
    point AS "point",
    ST_AsText(ST_GeomFromWKB(geometry)) AS "geometry",
    coalesce(CASE WHEN contains(organisation, ':') THEN organisation END, council.organisation_uri, organisation)
        AS "organisation",
    nomination_date AS "nomination-date",
    nominating_group AS "nominating-group",
    decision AS "decision",
    decision_date AS "decision-date",
    expiry_date AS "expiry-date",
    notification_to_sell_date AS "notification-to-sell-date",
    interested_group AS "interested-group",
    protected_period_start_date AS "protected-period-start-date",
    notes AS "notes",
    entry_date AS "entry-date",
    start_date AS "start-date",
    end_date AS "end-date"
FROM listings
LEFT JOIN sources USING (source_id)
LEFT JOIN (SELECT name AS publisher, min(organisation_uri) AS organisation_uri FROM bodies GROUP BY name) AS council
    USING (publisher)
ORDER BY source_id, listings."row"
