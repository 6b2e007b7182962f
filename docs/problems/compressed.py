import gzip

import visitdata as vd

vd.loads(gzip.compress(vd.dumps(vd.seed("putin-north-korea-2024"), "json")), "json")
