"""Organisations, the accounts of people who work in them, and how each likes to read."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from yorisoi.people.terms import OrganisationKind, Role
from yorisoi.vault.fields import SealedText
from yorisoi.vault.rows import Sealed

# The keeper of what belongs to no municipality.
INSTALLATION = "installation"


class Organisation(Sealed):
    """A prefecture, municipality, centre, vendor or group of people with disabilities."""

    code = models.SlugField("符号", max_length=64, unique=True)
    name = models.CharField("名前", max_length=100)
    kind = models.CharField("種類", max_length=20, choices=OrganisationKind.choices)
    municipality = models.ForeignKey(
        "self", verbose_name="区市町村", on_delete=models.PROTECT, null=True, blank=True
    )
    phone = models.CharField("電話", max_length=20, blank=True)
    address = models.CharField("住所", max_length=200, blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=OrganisationKind.values),
                name="organisation_kind_is_known",
                violation_error_message="組織の種類を選んでください",
            )
        ]

    class Privacy:
        keeper = ()
        plain = ("code", "name", "kind", "municipality", "phone", "address", "row")
        personal = ()
        sensitive = ()
        never_exported = ()

    @property
    def key_municipality(self) -> str:
        """The municipality whose key wraps the key of this row."""
        return (self.municipality or self).code


class AccountManager(BaseUserManager["Account"]):
    """Find accounts by their code."""


class Account(Sealed, AbstractBaseUser):
    """Somebody who can sign in; the name on screen may be a working name."""

    code = models.SlugField("符号", max_length=64, unique=True)
    name = SealedText("表示する名前", max_length=60)
    is_active = models.BooleanField("使える", default=True)

    objects = AccountManager()

    USERNAME_FIELD = "code"

    class Meta:
        ordering = ["code"]

    class Privacy:
        keeper = ()
        plain = ("is_active", "last_login", "row")
        personal = ("code", "name")
        sensitive = ("password",)
        never_exported = ("code", "name", "password", "last_login")

    @property
    def key_municipality(self) -> str:
        """Accounts belong to the installation: one person may work for several organisations."""
        return INSTALLATION


class Membership(models.Model):
    """What an account does in an organisation."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField("役割", max_length=20, choices=Role.choices)

    class Meta:
        ordering = ["organisation", "role", "account"]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "organisation", "role"], name="membership_is_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values),
                name="membership_role_is_known",
                violation_error_message="役割を選んでください",
            ),
        ]

    class Privacy:
        plain = ("organisation", "role")
        personal = ("account",)
        sensitive = ()
        never_exported = ("account",)


class DisplayPreference(models.Model):
    """How a person likes to read; it follows the account to every device."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="display")
    choices = models.JSONField("見え方", default=dict)
    changed_at = models.DateTimeField("変えた時", auto_now=True)

    class Privacy:
        plain = ("changed_at",)
        personal = ("account", "choices")
        sensitive = ()
        never_exported = ("account", "choices")
