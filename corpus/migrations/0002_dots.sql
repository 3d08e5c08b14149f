-- What the map draws, beside the record that holds it: a million incidents are drawn without opening one of them.
ALTER TABLE incident ADD COLUMN confidence REAL;
ALTER TABLE incident ADD COLUMN place_kind TEXT;
ALTER TABLE incident ADD COLUMN geo_precision INTEGER;
ALTER TABLE incident ADD COLUMN radius_km REAL;
UPDATE incident SET
    confidence = json_extract(record, '$.confidence'),
    place_kind = json_extract(record, '$.place.kind'),
    geo_precision = json_extract(record, '$.place.geo_precision'),
    radius_km = json_extract(record, '$.place.radius_km');
