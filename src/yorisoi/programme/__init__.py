"""The year: the joint team, its tasks, decisions, meetings and three documents."""
