"""ことばと読み: every published text read once more, and the words of the house."""
