# As much as stands in signatures; what else there is, Spark's own types say.
from typing import Any

class DataFrame:
    def __getattr__(self, name: str) -> Any: ...

class SparkSession:
    builder: Any
    def __getattr__(self, name: str) -> Any: ...
