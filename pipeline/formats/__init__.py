"""One room per format, each with a reader, a writer or both; nothing else knows the format."""
