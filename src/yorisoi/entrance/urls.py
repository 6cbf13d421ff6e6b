"""The addresses of the entrance, gathered from its doors."""

from yorisoi.entrance.staff import urls as staff_door

public = [*staff_door.public]
