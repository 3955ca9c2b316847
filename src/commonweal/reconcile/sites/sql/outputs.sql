-- Title: titles, listings and joined rows as the snapshot has them.

CREATE TABLE out_title AS
SELECT title.title_number, any_value(member.site_id) AS site_id, title.tenure, title.property_address AS address,
    title.postcode, nullif(array_to_string(title.proprietors, '; '), '') AS proprietor, title.category,
    CASE WHEN title.still THEN title.owner_id END AS owner_id, title.date_proprietor_added AS proprietor_since,
    title.first_edition, title.last_edition, title.left_between, title.price_paid_pence
FROM title_now AS title
JOIN record ON record.register = 'corporate_ownership' AND record.code = title.title_number
JOIN member ON member.ref = record.ref AND NOT member.shared
GROUP BY ALL;

CREATE TABLE out_listing AS
SELECT entry.reference, member.site_id, entry.name, entry.address_text, entry.description,
    CASE WHEN entry.longitude IS NOT NULL THEN printf('POINT (%.6f %.6f)', entry.longitude, entry.latitude) END AS point,
    entry.geometry, entry.organisation, entry.nomination_date, entry.nominating_group, entry.decision,
    entry.decision_date, entry.expiry_date, entry.notification_to_sell_date, entry.interested_group,
    entry.protected_period_start_date, entry.notes, entry.entry_date, entry.start_date, entry.end_date,
    entry.source_id, entry.row
FROM community_value_listing AS entry
JOIN record ON record.source_id = entry.source_id AND record.row = entry.row
JOIN member ON member.ref = record.ref;

CREATE TABLE out_record AS
SELECT DISTINCT member.site_id, record.record_key, record.source_id, record.row, member.reason, member.score
FROM member
JOIN record USING (ref);
