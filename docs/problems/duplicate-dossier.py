from tempfile import TemporaryDirectory

import visitdata as vd

visit = vd.Dossier(id="https://data.example.org/dossiers/arcadia-visit", title="A visit")
talks = vd.Dossier(id="https://data.example.org/dossiers/arcadia-visit", title="Talks on arms")
with TemporaryDirectory() as folder:
    vd.write([visit, talks], f"{folder}/dossiers.nq")
