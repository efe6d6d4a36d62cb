"""The official gazettes (officielebekendmakingen.nl): a regulation as it was announced, in the elements of CVDR."""
