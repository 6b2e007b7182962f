import visitdata as vd

vd.loads(vd.dumps(vd.seed("putin-north-korea-2024"), "json"), "json", max_bytes=10_000)
