"""What a text from elsewhere means by its looks: headings in one line, leden in a list, "[Vervallen]" as words.

A reader keeps what its source tags; here the tree is made to say what any reader sees. Every step is told, with how
sure it is, and no letter changes.
"""

from pipeline.formats.herkenning.regeling import HERKEND, herken

__all__ = ["HERKEND", "herken"]
