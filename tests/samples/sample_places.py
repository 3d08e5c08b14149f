"""Made-up places of reports, for tests that need one and not all that makes it up."""

from corpus.records import ReportPlace


def sample_place(name="Northby", **fields):
    """A town of Azerbaijan as a report keeps it, named where the text begins; `fields` say what is otherwise."""
    town = {
        "place_id": name.lower(),
        "name": name,
        "as_written": name,
        "start": 0,
        "end": len(name),
        "lat": 40.0,
        "lon": 46.0,
        "country": "AZ",
        "country_name": "Azerbaijan",
        "admin1": "",
        "kind": "settlement",
        "radius_km": 5.0,
        "geo_precision": 1,
        "score": 0.9,
    }
    return ReportPlace(**town | fields)
