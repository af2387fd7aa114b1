"""Attacks on files, translations and requests, with what a seed makes up beside the known ones."""
