"""What changed and what cannot be said: once, whole, and with every result it concerns."""

from people import Cast
from yorisoi.stages.effects.models import Result
from yorisoi.stages.guides.presenters.claims.results import results

LATER = "家でも続くか。1か月後に、もう一度聞きます。"
CAUSE = "教室のおかげかどうか。くらべる人たちがいません。"


def _result(cast: Cast, code: str, title: str, *, cannot_say: str = "", **more: bool) -> Result:
    return Result.objects.create(
        programme=cast.programme,
        code=code,
        title=title,
        cannot_say=cannot_say,
        content={},
        made_by=cast.dou,
        **more,
    )


def _texts(cast: Cast) -> list[str]:
    return [each.text for each in results(cast.programme)]


def test_results_that_say_the_same_are_one_sentence_on_all_of_them(cast: Cast) -> None:
    _result(cast, "a", "「電話をかける」は、差があるともないとも言えません")
    _result(cast, "b", "「Wi-Fiにつなぐ」は、差があるともないとも言えません")

    (draft,) = results(cast.programme)

    assert draft.text == (
        "「電話をかける」「Wi-Fiにつなぐ」は、どれも、差があるともないとも言えません。"
    )
    assert [each.reference for each in draft.evidence] == ["a", "b"]


def test_simulated_results_are_not_told_with_real_ones(cast: Cast) -> None:
    _result(cast, "a", "「電話」は、ふえました", is_simulated=True)
    _result(cast, "b", "「予定」は、ふえました")

    assert _texts(cast) == ["（模擬）「電話」は、ふえました。", "「予定」は、ふえました。"]


def test_caveats_are_said_once_with_the_results_they_concern(cast: Cast) -> None:
    for code in "abcd":
        _result(cast, code, f"「{code}」の人がふえました", cannot_say=f"{LATER}\n{CAUSE}")
    _result(cast, "e", "「予定」は、ふえました", cannot_say=f"{LATER}\n多いか少ないか")

    assert _texts(cast)[5:] == [
        f"まだ言えないこと：{LATER}",
        f"5の結果のうち4の結果で、まだ言えないこと：{CAUSE}",
        "「予定」で、まだ言えないこと：多いか少ないか。",
    ]


def test_small_counts_stay_in_the_house_also_in_names_and_evidence(cast: Cast) -> None:
    _result(cast, "a", "24人のうち3人ができました", cannot_say="3人の人が続けるか")

    said = list(results(cast.programme))

    words = [each.text for each in said] + [one.words for each in said for one in each.evidence]
    assert len(said) == 2
    assert not any("3人" in each for each in words)
