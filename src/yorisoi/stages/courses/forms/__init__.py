"""What a person types about courses: staff's forms in design, applications and draws; the public's in public."""
