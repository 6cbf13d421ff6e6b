"""The code of a figure: the same for the same figure, on every machine."""

import hashlib
import re

from yorisoi.stages.area.rules.rows import FigureRow

POPULATION = "人口"
YOUNG = "年少人口（0–14歳）"
HANDBOOKS = "手帳を持つ人"
SERVICES = "障害福祉サービスを使う人"
INTRACTABLE = "難病の医療費助成を受ける人"
SHARE_OF_AGES = "調査に答えた人の年齢の割合"
ANSWERED_BY_PERSON = "調査に本人が答えた割合"
ONE_PERSON = "1人の世帯"

_ITEMS = {
    POPULATION: "population",
    YOUNG: "young",
    HANDBOOKS: "handbooks",
    SERVICES: "services",
    INTRACTABLE: "intractable",
    SHARE_OF_AGES: "ages-of-answers",
    ANSWERED_BY_PERSON: "answered-by-person",
}
JAPAN = "全国"
TOKYO = "東京都"
TOKYO_BUT_HACHIOJI = "東京都（八王子市を除く）"
_PLACES = {JAPAN: "japan", TOKYO: "tokyo", TOKYO_BUT_HACHIOJI: "tokyo-but-hachioji"}
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def figure_code(row: FigureRow) -> str:
    """Return the code of a figure, made of what it is about and when."""
    stem = _ITEMS.get(row.item) or f"{row.topic.replace('_', '-')}-{digest(row.item)}"
    if row.certainty == "estimated":
        stem = f"estimate-{stem}"
    place = _PLACES.get(row.place) or digest(row.place)
    parts = (stem, place, row.kind, slug(row.age), row.sex, slug(row.as_of))
    return "-".join(part.replace("_", "-") for part in parts if part)


def slug(text: str) -> str:
    """Return text as lower-case letters, digits and hyphens; 65+ is 65up, 2022年度 is fy2022."""
    if text.endswith("年度") and text[:4].isdigit() and len(text) == len("2022年度"):
        return f"fy{text.removesuffix('年度')}"
    said = text.replace("+", "up").replace("<", "under").replace("代", "s").lower()
    plain = _NOT_SLUG.sub("-", said).strip("-")
    return plain if said.isascii() else f"{plain}-{digest(text)}".strip("-")


def digest(text: str) -> str:
    """Return six letters that stand for a word which has no Latin spelling."""
    return hashlib.sha256(text.encode()).hexdigest()[:6]
