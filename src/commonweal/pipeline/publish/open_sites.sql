-- Every site that is open, with its address left blank where the only source of it is not open.
SELECT sites.* REPLACE (
    CASE WHEN closed.site_id IS NULL THEN sites.address END AS address,
    CASE WHEN closed.site_id IS NULL THEN sites.street END AS street,
    CASE WHEN closed.site_id IS NULL THEN sites.postcode END AS postcode
)
FROM sites
LEFT JOIN (
    SELECT DISTINCT site_id
    FROM site_facts
    WHERE chosen AND field = 'address' AND source_id IN (
        SELECT source_id FROM sources
        WHERE coalesce(licence, '') NOT IN (SELECT licence FROM open_licences)
    )
) AS closed ON closed.site_id = sites.site_id
WHERE sites.closed_on IS NULL
ORDER BY sites.site_id
