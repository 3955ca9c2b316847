-- Sources whose licence does not let their own words be given on.
SELECT source_id, register
FROM sources
WHERE coalesce(licence, '') NOT IN (SELECT licence FROM open_licences)
ORDER BY source_id
