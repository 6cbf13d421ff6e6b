"""Write what the staff's door keeps: factors, invitations, members, attempts."""
