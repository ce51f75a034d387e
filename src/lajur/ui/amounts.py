"""Amounts of office time in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

#: A working day of 37,5 hours a week, the unit people think in.
DAY_MINUTES = 450


def minutes_text(minutes: float) -> str:
    """Say an amount of office time: "50 menit", "1 jam 40 menit", "2 hari"."""
    whole = round(minutes)
    if whole < 60:
        return _("%(minutes)d menit") % {"minutes": whole}
    if whole < DAY_MINUTES:
        hours, rest = divmod(whole, 60)
        text = ngettext("%(hours)d jam", "%(hours)d jam", hours) % {"hours": hours}
        return f"{text} {minutes_text(rest)}" if rest else text
    days, rest = divmod(whole, DAY_MINUTES)
    text = ngettext("%(days)d hari", "%(days)d hari", days) % {"days": days}
    return f"{text} {minutes_text(rest - rest % 60)}" if rest >= 60 else text
