"""Practise online procedures safely, step by step."""
