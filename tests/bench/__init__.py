"""Measurements, run by `make bench` and `make soak`; pytest does not collect them."""
