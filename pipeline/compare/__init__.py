"""What changed between two versions, proven: `toepassen(compare(was, wordt), was) == wordt`."""

from pipeline.compare.toepassen import bewijs, omkeren, toepassen
from pipeline.compare.vergelijken import compare
from pipeline.compare.wijziging import zichtbaar

__all__ = ["bewijs", "compare", "omkeren", "toepassen", "zichtbaar"]
