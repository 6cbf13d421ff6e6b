"""The addresses of the entrance, gathered from its doors."""

from yorisoi.entrance.staff import urls as staff_door

staff = [*staff_door.staff]
public = [*staff_door.public]
