"""A calendar written and read again is the same calendar."""

import json

from hypothesis import given
from hypothesis import strategies as st
from tests.core.worktime.strategies import calendars

from lajur.core.worktime import calendar_from_json, calendar_to_json


@given(calendars(plain=st.booleans()))
def test_calendar_survives_its_json(calendar):
    text = json.dumps(calendar_to_json(calendar))

    assert calendar_from_json(json.loads(text)) == calendar
