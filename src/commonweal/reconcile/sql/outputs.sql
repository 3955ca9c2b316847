-- Title: the snapshot's tables, before what the former snapshot leaves to them.

-- Rows that staging kept and that turned out to be somebody else's: refused here, with their reason.
CREATE TABLE far_row AS
SELECT any_place.source_id, any_place.row, any_place.outside_m, record_any.code, record_any.name,
    district.name AS district
FROM record_outside AS any_place
JOIN record_any USING (register, source_id, row)
JOIN region_body USING (body_id)
JOIN district ON district.code = region_body.district_code
WHERE any_place.register = 'brownfield_land' AND any_place.outside_m > (SELECT far_m FROM setting);

CREATE TABLE outside_row AS
SELECT any_place.source_id, any_place.row, any_place.outside_m, district.name AS district
FROM record_outside AS any_place
JOIN record ON record.source_id = any_place.source_id AND record.row = any_place.row
JOIN region_body USING (body_id)
JOIN district ON district.code = region_body.district_code
WHERE any_place.outside_m > (SELECT tolerance_m FROM setting);

CREATE TABLE kept_row AS
SELECT source_id, count(DISTINCT row) AS kept
FROM (
    SELECT source_id, row FROM record WHERE register IN ('land_assets', 'brownfield_land', 'community_value')
)
GROUP BY source_id;

CREATE TABLE snapshot_sources AS
SELECT
    read.source_id, read.register, read.title, coalesce(body.name, read.publisher) AS publisher, read.file, read.sha256,
    read.url, read.licence, read.attribution,
    coalesce(read.dated, newest_row.newest) AS dated,
    read.variant, read.rows_read,
    read.rows_accepted - coalesce(far.rows, 0) AS rows_accepted,
    read.rows_refused + coalesce(far.rows, 0) AS rows_refused,
    CASE WHEN read.register IN ('land_assets', 'brownfield_land', 'community_value') THEN coalesce(kept_row.kept, 0)
        ELSE read.rows_kept END AS rows_kept,
    newest_row.newest AS newest_row,
    read.current
FROM out_source_read AS read
LEFT JOIN source USING (source_id)
LEFT JOIN body ON body.body_id = source.body_id
LEFT JOIN newest_row USING (source_id)
LEFT JOIN kept_row USING (source_id)
LEFT JOIN (SELECT source_id, count(*) AS rows FROM far_row GROUP BY source_id) AS far USING (source_id);

CREATE TABLE snapshot_refusals AS
SELECT * FROM refused_row
UNION ALL
SELECT source_id, row, NULL, 'far_outside_district',
    printf('%s, %.1f km outside %s', name, outside_m / 1000, district),
    'a point in ' || district,
    'Take the row out, or publish it in the register of the district it lies in, or put its coordinates right.',
    CAST(json_array(code, name) AS VARCHAR)
FROM far_row;

CREATE TABLE snapshot_warnings AS
SELECT * FROM warned_row
UNION ALL
SELECT source_id, row, NULL, 'outside_district', printf('%.0f m outside %s', outside_m, district),
    'a point in ' || district, 'Check the coordinates; a council may own land elsewhere.'
FROM outside_row;

CREATE TABLE snapshot_missing AS SELECT * FROM out_missing;

CREATE TABLE snapshot_bodies AS
SELECT * FROM body
WHERE in_region OR body_id IN (SELECT owner_id FROM site) OR body_id IN (SELECT owner_id FROM out_title);

CREATE TABLE snapshot_districts AS SELECT * FROM district;
CREATE TABLE snapshot_wards AS SELECT * FROM ward;
CREATE TABLE snapshot_postcodes AS SELECT * FROM postcode;

CREATE TABLE snapshot_site_events AS SELECT * FROM site_event;

CREATE TABLE snapshot_sites AS
SELECT site.*, area.district_code, area.ward_code,
    coalesce((SELECT max(event."on") FROM site_event AS event
        WHERE event.site_id = site.site_id AND event."on" <= (SELECT as_of FROM setting)), site.first_seen) AS changed_on
FROM site
LEFT JOIN site_area AS area USING (site_id);

CREATE TABLE snapshot_site_facts AS SELECT * FROM site_fact;
CREATE TABLE snapshot_site_records AS SELECT * FROM out_record;
CREATE TABLE snapshot_site_aliases AS SELECT * FROM out_site_alias;
CREATE TABLE snapshot_titles AS SELECT * FROM out_title;
CREATE TABLE snapshot_polygons AS SELECT * FROM out_polygon;
CREATE TABLE snapshot_listings AS SELECT * FROM out_listing;
CREATE TABLE snapshot_compliance AS SELECT * FROM compliance;

CREATE TABLE snapshot_organisations AS SELECT * FROM out_organisation;
CREATE TABLE snapshot_organisation_facts AS SELECT * FROM out_organisation_fact;
CREATE TABLE snapshot_organisation_links AS SELECT * FROM out_organisation_link;
CREATE TABLE snapshot_organisation_reviews AS SELECT * FROM out_organisation_review;
CREATE TABLE snapshot_organisation_years AS SELECT * FROM out_organisation_year;
CREATE TABLE snapshot_organisation_events AS SELECT * FROM organisation_event;
CREATE TABLE snapshot_organisation_aliases AS SELECT * FROM out_organisation_alias;
