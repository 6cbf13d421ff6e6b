"""The look of every page: layouts, parts, form fields, charts and display preferences."""
