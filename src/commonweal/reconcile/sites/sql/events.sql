-- Title: what happened to sites, by the dates that registers give and by comparing one edition with the next.

CREATE TABLE event AS
SELECT member.site_id, title_event."on", title_event.kind, title_event.was, title_event.became,
    coalesce(title_event.source_id, record.source_id) AS source_id, coalesce(title_event.row, record.row) AS row
FROM title_event
JOIN record ON record.register = 'corporate_ownership' AND record.code = title_event.title_number
JOIN member ON member.ref = record.ref AND NOT member.shared
WHERE title_event."on" IS NOT NULL;

INSERT INTO event
SELECT member.site_id, dated."on", dated.kind, NULL, dated.became, record.source_id, record.row
FROM (
    SELECT source_id, row, unnest([
        {'on': nomination_date, 'kind': 'nominated', 'became': nominating_group},
        {'on': decision_date, 'kind': 'nomination decided', 'became': decision},
        {'on': notification_to_sell_date, 'kind': 'notice of sale received', 'became': NULL},
        {'on': expiry_date, 'kind': 'listing ends', 'became': NULL}
    ], recursive := true)
    FROM community_value_listing
    UNION ALL
    SELECT source_id, row, unnest([
        {'on': first_added_date, 'kind': 'added to the brownfield register', 'became': NULL},
        {'on': permission_date, 'kind': 'planning permission', 'became': permission_type},
        {'on': end_date, 'kind': 'left the brownfield register', 'became': NULL}
    ], recursive := true)
    FROM brownfield_land_site
) AS dated
JOIN record ON record.source_id = dated.source_id AND record.row = dated.row
JOIN member ON member.ref = record.ref
WHERE dated."on" IS NOT NULL AND (dated.kind = 'listing ends' OR dated."on" <= (SELECT as_of FROM setting));

-- One edition of a publisher's register after another: what changed, what is new, what is gone.
CREATE TABLE edition_record AS
SELECT member.site_id, record.ref, record.register, record.body_id, record.source_id, record.row, source.dated AS edition,
    lag(record.ref) OVER steps AS before_ref
FROM member
JOIN record USING (ref)
JOIN source USING (source_id)
WHERE record.register <> 'corporate_ownership' AND NOT member.shared
WINDOW steps AS (PARTITION BY record.record_key ORDER BY source.dated, record.ref);

INSERT INTO event
SELECT step.site_id, step.edition, now.field || ' changed', before.value, now.value, step.source_id, step.row
FROM edition_record AS step
JOIN value_said AS now ON now.ref = step.ref
JOIN value_said AS before ON before.ref = step.before_ref AND before.field = now.field
WHERE before.value <> now.value AND step.edition IS NOT NULL
    AND now.field IN ('vacancy', 'purpose', 'tenure', 'tenure_detail', 'ownership', 'planning_status', 'listing');

CREATE TABLE register_edition AS
SELECT DISTINCT record.register, record.body_id, source.dated AS edition,
    source.dated = min(source.dated) OVER (PARTITION BY record.register, record.body_id) AS first
FROM record JOIN source USING (source_id)
WHERE record.register <> 'corporate_ownership' AND source.dated IS NOT NULL;

INSERT INTO event
SELECT step.site_id, step.edition, 'appeared in a register', NULL, step.register, step.source_id, step.row
FROM edition_record AS step
JOIN register_edition AS edition
    ON edition.register = step.register AND edition.body_id IS NOT DISTINCT FROM step.body_id
    AND edition.edition = step.edition
WHERE step.before_ref IS NULL AND NOT edition.first
    AND NOT EXISTS (
        SELECT 1 FROM edition_record AS other
        WHERE other.site_id = step.site_id AND other.register = step.register AND other.edition < step.edition
    );

INSERT INTO event
SELECT site.site_id, source.superseded_on, 'left a register', record.register, NULL, record.source_id, record.row
FROM member
JOIN record USING (ref)
JOIN source USING (source_id)
JOIN site USING (site_id)
WHERE NOT source.current AND source.superseded_on IS NOT NULL AND NOT member.shared
    AND NOT EXISTS (
        SELECT 1 FROM edition_record AS other
        WHERE other.site_id = member.site_id AND other.register = record.register
            AND other.edition >= source.superseded_on
    );

CREATE TABLE site_event AS
SELECT site_id, "on", kind, was, became, min_by(source_id, (source_id, row)) AS source_id,
    min_by(row, (source_id, row)) AS row
FROM event
WHERE site_id IN (SELECT site_id FROM site)
GROUP BY site_id, "on", kind, was, became;
