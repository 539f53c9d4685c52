"""The second factor of a sign-in: the codes of a phone, and backup codes for when it is lost."""

import re
from base64 import b32encode

import segno
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

BACKUP_CODES = 10
OF_A_PHONE = re.compile("[0-9]{6}")
WRONG_CODE = (
    "This code isn’t right. Each code works once and for about a minute: wait for the next one on "
    "your phone and enter that. If it is refused too, set your phone’s clock to automatic."
)
WRONG_BACKUP_CODE = (
    "This is neither a 6-digit code of your phone nor one of your backup codes. Each backup code "
    "works once: enter one that you haven’t used."
)
ENROLLED_MEANWHILE = (
    "A phone was set up for this account a moment ago, in another tab or by somebody else. Sign "
    "out, then sign in with its code. If it wasn’t you, tell whoever runs the server."
)


def without_gaps(typed: str) -> str:
    """Return a code without the blanks and hyphens that make it easier to read."""
    return re.sub(r"[\s-]", "", typed).lower()


def is_enrolled(user) -> bool:
    return TOTPDevice.objects.filter(user=user).exists()


def key_as_text(key: str) -> str:
    """Return the key as authenticator apps take it, in groups of four."""
    return " ".join(re.findall(".{1,4}", b32encode(bytes.fromhex(key)).decode()))


def key_as_picture(user, key: str) -> str:
    """Return the QR code of the key, an SVG element without style or script."""
    address = TOTPDevice(user=user, key=key).config_url
    # White around it too: on a dark page no phone would find the edge of the code.
    return segno.make_qr(address).svg_inline(
        scale=5, light="#fff", title="QR code of the key", svgclass=None, lineclass=None
    )


def enroll(user, key: str, code: str):
    """Return (device, new backup codes), once the phone that was given the key shows a code.

    Raises ValidationError if it is not the code, or the user has a phone already.
    """
    with transaction.atomic():
        get_user_model().objects.select_for_update().get(pk=user.pk)  # one at a time
        if is_enrolled(user):
            raise ValidationError(ENROLLED_MEANWHILE)
        device = TOTPDevice.objects.create(user=user, name="phone", key=key)
        if not (OF_A_PHONE.fullmatch(code) and device.verify_token(code)):
            raise ValidationError(WRONG_CODE)
        backup = StaticDevice.objects.create(user=user, name="backup codes")
        codes = [StaticToken.random_token() for _ in range(BACKUP_CODES)]
        backup.token_set.bulk_create(StaticToken(device=backup, token=code) for code in codes)
    return device, codes


def device_that_takes(user, code: str):
    """Return the user's device whose code this is, and use the code up.

    Raises ValidationError if it is none's.
    """
    of_a_phone = OF_A_PHONE.fullmatch(code)
    model = TOTPDevice if of_a_phone else StaticDevice
    with transaction.atomic():
        # Of two requests with one code the second waits here, and finds it used.
        device = model.objects.select_for_update().filter(user=user).first()
        taken = device is not None and device.verify_token(code)
    if not taken:
        raise ValidationError(WRONG_CODE if of_a_phone else WRONG_BACKUP_CODE)
    return device


def backup_codes_left(user) -> int:
    return StaticToken.objects.filter(device__user=user).count()


def forget(user) -> bool:
    """Take the phone and the backup codes from an account; return whether it had any."""
    with transaction.atomic():
        forgotten = [
            model.objects.filter(user=user).delete()[0] for model in (TOTPDevice, StaticDevice)
        ]
    return any(forgotten)
