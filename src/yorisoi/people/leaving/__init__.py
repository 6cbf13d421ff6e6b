"""When records go: periods, holding back, erasing."""
