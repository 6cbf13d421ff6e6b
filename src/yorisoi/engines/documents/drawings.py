"""Drawings as they may stand in a paper: plain SVG with words for those who do not see it."""

import re
import xml.etree.ElementTree as ET
from typing import Final

from yorisoi.engines.documents.errors import DocumentError

SVG: Final = "http://www.w3.org/2000/svg"
_FORBIDDEN_TAGS: Final = frozenset({"script", "foreignObject", "iframe", "image", "a"})
_OUTSIDE: Final = re.compile(r"(?:url\(\s*['\"]?(?!#)|@import|javascript:|data:)", re.IGNORECASE)


def accessible(svg: str, *, alt: str, style: str = "") -> str:
    """The drawing with role, name and, for paper, the colours of the house inside it."""
    root = _parsed(svg)
    for child in list(root):
        if child.tag in (f"{{{SVG}}}title", f"{{{SVG}}}desc"):
            root.remove(child)
    for name in ("aria-labelledby", "aria-describedby", "aria-hidden"):
        root.attrib.pop(name, None)
    root.set("role", "img")
    root.set("aria-label", alt)
    title = ET.Element(f"{{{SVG}}}title")
    title.text = alt
    root.insert(0, title)
    if style:
        sheet = ET.Element(f"{{{SVG}}}style")
        sheet.text = style
        root.insert(1, sheet)
    return _written(root)


def checked_svg(svg: str) -> None:
    """Raise DocumentError unless this is an SVG without scripts, links and foreign parts."""
    root = _parsed(svg)
    if root.tag != f"{{{SVG}}}svg":
        raise _refused("the outermost element is not svg")
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2]
        if name in _FORBIDDEN_TAGS:
            raise _refused(f"{name} may not stand in a drawing")
        for attribute, value in element.attrib.items():
            if _is_dangerous(attribute.rpartition("}")[2].lower(), value):
                raise _refused(f"{attribute} may not stand in a drawing")
        if name == "style" and _OUTSIDE.search(element.text or ""):
            raise _refused("a style may not fetch anything")


def _is_dangerous(attribute: str, value: str) -> bool:
    """Whether an attribute runs something or leads outside the drawing."""
    leads_out = attribute in ("href", "src") and not value.startswith("#")
    return leads_out or attribute.startswith("on") or bool(_OUTSIDE.search(value))


def _parsed(svg: str) -> ET.Element:
    """The elements of the drawing; entities are refused, they can grow without end."""
    if "<!DOCTYPE" in svg or "<!ENTITY" in svg:
        raise _refused("a document type may not stand in a drawing")
    text = svg.strip()
    if "xmlns=" not in text.partition(">")[0]:
        text = text.replace("<svg", f'<svg xmlns="{SVG}"', 1)
    try:
        return ET.fromstring(text)  # noqa: S314  entities are refused above
    except ET.ParseError as problem:
        raise _refused(f"not well formed: {problem}") from problem


def _written(root: ET.Element) -> str:
    """The drawing as text with plain element names."""
    text = ET.tostring(root, encoding="unicode")
    prefix = _prefix_of(text)
    if not prefix:
        return text
    opened = text.replace(f"<{prefix}:", "<").replace(f"</{prefix}:", "</")
    return opened.replace(f"xmlns:{prefix}=", "xmlns=", 1)


def _prefix_of(text: str) -> str:
    """The prefix the writer chose for SVG names."""
    found = re.match(r"<(\w+):svg", text)
    return found[1] if found else ""


def _refused(message: str) -> DocumentError:
    """The error for a drawing that may not be shown."""
    return DocumentError(message, reason="bad-drawing", place="Drawing.svg")
