"""Reach people: persona by channel by material by owner by cost."""
