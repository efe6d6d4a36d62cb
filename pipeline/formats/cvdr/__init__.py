"""CVDR: the XML in which a consolidated ordinance stands on overheid.nl. Here `write.py`; `read.py` is to come."""
