# Everything is done by the `dev` package (plain Python); without make: python -m dev build, python -m dev test, …
PYTHON ?= python3

.PHONY: build test proof bench screenshots setup format lock
build test proof bench screenshots setup format lock:
	$(PYTHON) -m dev $@
