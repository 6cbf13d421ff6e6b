"""What our rules find in actions, and what they leave alone; never imported."""


# ruleid: write-without-a-line
@transaction.atomic
def rename_in_silence(*, by: Account, participant: Participant, name: str) -> Participant:
    participant.name = name
    participant.save()
    return participant


# ok: write-without-a-line
@transaction.atomic
def rename(*, by: Account, participant: Participant, name: str) -> Participant:
    participant.name = name
    participant.save()
    journal.write(by=by, act="participant.rename", about=participant)
    return participant


# ok: write-without-a-line
@transaction.atomic
def withdraw(*, by: Account, application: Application) -> Application:
    application.delete()
    _note(by, "application.withdraw", application)
    return application
