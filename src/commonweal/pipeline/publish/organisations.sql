-- Every organisation, the closed ones with the day on which they closed.
SELECT * FROM organisations ORDER BY organisation_id
