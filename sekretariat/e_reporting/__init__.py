"""The room of e-reporting: what SPSE's data say about packages, by agency, method, kind, month and stage."""
