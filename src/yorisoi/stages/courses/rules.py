"""What may be done with a course and an application, answered without a query."""
