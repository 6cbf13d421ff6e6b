"""When records go: the periods, what goes next, holding one person back, and the work of each day."""
