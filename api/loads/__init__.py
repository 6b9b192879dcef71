"""Loads over HTTP: files are uploaded, previewed, decided about and stored."""
