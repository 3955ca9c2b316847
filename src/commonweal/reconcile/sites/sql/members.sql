-- Title: every record with its site; a title that several sites quote belongs to one and is listed with the others.
-- `clustered` (ref, site_id, reason, score) comes from the links followed; `shared_title` (ref, root) from links
-- that were refused because the publisher lists the rows apart.

CREATE TABLE member AS
SELECT clustered.site_id, clustered.ref, clustered.reason, clustered.score, false AS shared FROM clustered
UNION ALL
SELECT DISTINCT other.site_id, shared_title.ref, 'the row quotes this title, which covers other sites too', CAST(0.9 AS DOUBLE), true
FROM shared_title
JOIN clustered AS other ON other.ref = shared_title.root
JOIN clustered AS own ON own.ref = shared_title.ref
WHERE other.site_id <> own.site_id;

-- Titles in private hands are of interest only where something public is known of the site, or was.
CREATE TABLE kept_site AS
SELECT DISTINCT member.site_id
FROM member
JOIN record USING (ref)
WHERE record.register <> 'corporate_ownership' OR record.held_publicly OR record.ended IS NOT NULL;

DELETE FROM member WHERE site_id NOT IN (SELECT site_id FROM kept_site);
