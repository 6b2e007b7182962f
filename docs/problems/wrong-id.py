import visitdata as vd

draft = {"id": "https://data.example.org/dossiers/arcadia-visit", "title": "A visit"}
problems = vd.draft(draft, id="https://data.example.org/dossiers/another").problems
