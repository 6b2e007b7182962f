"""Times in EDTF for the laws: any that are taken, of each form."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from visitdata.values.times import EDTF


def with_unspecified_end(year: str, kept: int) -> str:
    return year[:kept].ljust(4, "X")


QUALIFIERS = st.sampled_from(["", "?", "~", "%"])
DAYS = st.dates().map(dt.date.isoformat)
MONTHS = DAYS.map(lambda text: text[:7])
YEARS = DAYS.map(lambda text: text[:4])
SEASONS = st.builds("{}-{}".format, YEARS, st.sampled_from(["21", "22", "23", "24"]))
UNSPECIFIED = st.one_of(
    st.builds(with_unspecified_end, YEARS, st.integers(1, 3)),
    YEARS.map("{}-XX".format),
    YEARS.map("{}-XX-XX".format),
    MONTHS.map("{}-XX".format),
)
MOMENTS = st.builds(
    "{}T{}{}".format,
    DAYS,
    st.times().map(lambda clock: clock.isoformat("seconds")),
    st.sampled_from(["", "Z", "+00:00", "+05:45", "-14:00", "-00:30", "+13:59"]),
)
PLAIN = st.one_of(YEARS, MONTHS, DAYS)
ENDS = st.one_of(st.builds("{}{}".format, PLAIN, QUALIFIERS), SEASONS)


def in_order(template: str, first: str, second: str) -> str:
    low, high = sorted([first, second], key=lambda text: EDTF(text).latest or dt.date.max)
    return template.format(low, high)


TIMES = st.one_of(
    st.builds("{}{}".format, st.one_of(PLAIN, UNSPECIFIED), QUALIFIERS),
    SEASONS,
    MOMENTS,
    st.builds(in_order, st.just("{}/{}"), ENDS, ENDS),
    st.builds(str.format, st.sampled_from(["{}/..", "{}/", "../{}", "/{}"]), ENDS),
    *(
        st.lists(kind, min_size=2, max_size=2, unique=True).map(lambda pair: in_order("[{}..{}]", *pair))
        for kind in (YEARS, MONTHS, DAYS)
    ),
    st.builds(str.format, st.sampled_from(["[..{}]", "[{}..]"]), PLAIN),
)
