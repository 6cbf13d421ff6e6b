"""Pages of the programme: tasks, decisions, meetings, the team, the documents."""
