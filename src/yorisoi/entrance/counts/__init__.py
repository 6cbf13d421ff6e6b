"""The counters of `entrance.limits` as rows: an app of its own, so that its tables stand alone."""
