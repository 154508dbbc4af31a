"""Quality as planned against quality as it came: figures are compared, nothing else is taken for equal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mine_restoration.core.annual.years.quality import compare_quality
from mine_restoration.core.annual.years.words import load_words

WORDS = load_words().quality


@pytest.mark.parametrize(
    ("planned", "done"),
    [
        ("成活率不低于85%", "成活率88%"),
        ("成活率不低于85%", "成活率 85 ％"),
        ("有效土层厚度不小于0.4m，成活率不低于85%", "成活率92%，有效土层厚度45cm，坡面稳定"),
        ("有效土层厚度≥40厘米", "有效土层厚度0.4米"),
        ("坡度不大于15°", "坡度：12度"),
        ("坡度不大于15°", "坡度不大于12°"),
        ("坡面稳定", "植被覆盖度65%；坡面稳定"),
        ("郁闭度0.25", "郁闭度0.25"),
        ("栽植密度不少于1600株/公顷", "栽植密度1,650株/hm²".replace(",", "")),
        ("成活率大于85%", "成活率85.1%"),
    ],
)
def test_reached(planned, done):
    verdict = compare_quality(planned, done, WORDS)
    assert verdict.is_known
    assert verdict.missed == ()


@pytest.mark.parametrize(
    ("planned", "done", "missed"),
    [
        ("成活率不低于85%", "成活率84.9%", ("成活率不低于85%", "成活率84.9%")),
        ("成活率大于85%", "成活率85%", ("成活率大于85%", "成活率85%")),
        ("坡度不大于15°", "坡度15.5°", ("坡度不大于15°", "坡度15.5°")),
        ("土层厚度不小于0.4m，坡面稳定", "土层厚度35cm，坡面稳定", ("土层厚度不小于0.4m", "土层厚度35cm")),
    ],
)
def test_missed(planned, done, missed):
    verdict = compare_quality(planned, done, WORDS)
    assert verdict.missed == (missed,)


@pytest.mark.parametrize(
    ("planned", "done"),
    [
        ("成活率不低于85%", ""),
        ("", "成活率88%"),
        ("成活率不低于85%", "保存率88%"),
        ("达到方案要求", "良好"),
        ("郁闭度0.25", "郁闭度0.3"),
        ("土层厚度不小于0.4m", "土层厚度45"),
        ("成活率不低于85%", "成活率不高于90%"),
        ("成活率不低于85%", "成活率80%，成活率90%"),
        ("成活率不低于85%，坡面稳定", "成活率88%"),
        ("耕地质量不低于12等", "耕地质量12.5级"),
        # The first rank is the best: 9 is no better than 8, and 7 no worse.
        ("耕地质量不低于8等", "耕地质量9等"),
        ("耕地质量不低于8等", "耕地质量7等"),
        ("耕地质量等级不低于8", "耕地质量等级7"),
        ("栽植密度不少于1600", "栽植密度1,650"),
    ],
)
def test_not_known(planned, done):
    verdict = compare_quality(planned, done, WORDS)
    assert not verdict.is_known


def test_one_missed_and_one_unknown_are_both_told():
    verdict = compare_quality("成活率不低于85%，坡面稳定", "成活率80%", WORDS)
    assert verdict.missed
    assert not verdict.is_known


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_texts_give_an_answer(planned, done):
    compare_quality(planned, done, WORDS)


@given(st.text(alphabet="成活率不低于大0123456789.%，,；、 m", max_size=40))
def test_a_text_reaches_itself(text):
    assert compare_quality(text, text, WORDS).missed == ()
