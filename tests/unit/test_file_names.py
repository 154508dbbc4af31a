"""Names of folders and files from any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mine_restoration.core.files import safe_name, short_name

_PAIRS = ("（）", "()", "【】", "[]", "《》", "〈〉", "「」", "『』", "“”", "{}")


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("虚构矿业有限公司青石岭石灰岩矿", 60, "虚构矿业有限公司青石岭石灰岩矿"),
        ("虚构矿业有限公司青石岭（一号坑）", 60, "虚构矿业有限公司青石岭（一号坑）"),
        ("虚构矿业有限公司青石岭（一号坑）", 12, "虚构矿业有限公司青石岭"),
        ("虚构矿业有限公司青石岭（一号坑）", 14, "虚构矿业有限公司青石岭"),
        ("青石岭（一号坑及其周围的排土场和工业场地）", 12, "青石岭（一号坑及其周围）"),
        ("青石岭【东（一号坑及其周围的排土场】", 9, "青石岭【东（一）】"),
        ("青石岭、黑水沟", 4, "青石岭"),
    ],
)
def test_a_long_name_is_not_cut_within_a_bracket(text, length, short):
    assert short_name(text, length) == short


@given(
    parts=st.lists(
        st.sampled_from(["青石岭", "一号坑", "a.b", "、", "_", "（东）", "[x]", "【南（北）】", "“好”"]), max_size=40
    ),
    length=st.integers(6, 60),
    around=st.sampled_from(["", *_PAIRS]),
)
def test_a_short_name_is_short_and_safe_and_closes_what_it_opens(parts, length, around):
    text = "石" + around[:1] + "".join(parts) + around[1:]
    name, whole = short_name(text, length), safe_name(text)
    assert name == safe_name(name)
    if len(whole) <= length:
        assert name == whole
        return
    assert 0 < len(name) <= length
    for opened, closed in _PAIRS:
        assert name.count(opened) == name.count(closed), name
    assert not name.endswith((".", "_", "、"))


@pytest.mark.parametrize("text", ["[[[[[[[[[", "____((((((", "。。。。。。。。（"])
def test_a_name_of_nothing_but_signs_stays_a_name(text):
    assert 0 < len(short_name(text, 5)) <= 7
