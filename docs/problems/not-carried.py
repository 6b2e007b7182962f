import visitdata as vd

dossier = vd.Dossier(
    id="https://data.example.org/dossiers/arcadia-visit",
    title="A visit",
    actors=[vd.Person(id="lind", name="Ana Lind"), vd.Group(id="reporters", name="reporters")],
)
problems = vd.losses(dossier, "jsonld", context="https://schema.org")
