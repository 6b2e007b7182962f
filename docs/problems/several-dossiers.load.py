import visitdata as vd

visit = vd.Dossier(id="https://data.example.org/dossiers/arcadia-visit", title="A visit")
talks = vd.Dossier(id="https://data.example.org/dossiers/arms-talks", title="Talks on arms")
vd.loads(vd.dumps(visit, "jsonl") + vd.dumps(talks, "jsonl"), "jsonl")
