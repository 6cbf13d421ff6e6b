"""What somebody proves who they are with: a passkey, an app's number, a number on paper, a password.

django-allauth keeps and checks them; nothing here is a page. What both doors, the staff's and that of
participants, need of passkeys is here: the questions, the form a browser answers, its script.
"""
