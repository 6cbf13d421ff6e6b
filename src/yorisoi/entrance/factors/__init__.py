"""What somebody proves who they are with: a passkey, an app's number, a number on paper, a password.

django-allauth keeps and checks them; nothing here is a page.
"""
