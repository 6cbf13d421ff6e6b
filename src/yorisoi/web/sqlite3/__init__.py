"""SQLite with a fair turn: writers of all threads and processes queue before BEGIN, none starves."""
