"""Perpres 21/2023: hours of a week."""

from datetime import timedelta

from lajur.core.worktime import RAMADAN_WEEK, STANDARD_WEEK


def hours_of(week):
    return sum((day.worked for day in week if day), timedelta())


def test_week_has_37_hours_and_a_half():
    assert hours_of(STANDARD_WEEK) == timedelta(hours=37, minutes=30)


def test_week_of_ramadan_has_32_hours_and_a_half():
    assert hours_of(RAMADAN_WEEK) == timedelta(hours=32, minutes=30)


def test_every_day_has_the_same_time():
    assert {day.worked for day in STANDARD_WEEK if day} == {timedelta(minutes=450)}
    assert {day.worked for day in RAMADAN_WEEK if day} == {timedelta(minutes=390)}
