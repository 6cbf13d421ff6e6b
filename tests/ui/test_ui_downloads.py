"""A file that leaves the house has a name that cannot break a header or a folder."""

import pytest

from yorisoi.ui.downloads import file_response, safe_name


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("area.pdf", "area.pdf"),
        ('a"; filename="evil.exe', "a-filename-evil.exe"),
        ("../../etc/passwd", "etc-passwd"),
        ("a\r\nSet-Cookie: x=1.txt", "a-Set-Cookie-x-1.txt"),
        ("..", "file"),
        ("", "file"),
        ("x" * 200 + ".txt", "x" * 96 + ".txt"),
    ],
)
def test_name_keeps_letters_and_loses_what_could_do_harm(asked: str, given: str) -> None:
    assert safe_name(asked) == given


def test_name_in_japanese_is_encoded_as_headers_ask() -> None:
    answer = file_response(b"x", content_type="text/plain; charset=utf-8", name="架空区 便り.txt")

    assert answer.headers["Content-Disposition"] == (
        "attachment; filename*=utf-8''%E6%9E%B6%E7%A9%BA%E5%8C%BA-%E4%BE%BF%E3%82%8A.txt"
    )


@pytest.mark.parametrize("name", ['a"b.pdf', "a\nb.pdf", "a;b.pdf", "a/b.pdf"])
def test_header_has_one_line_and_one_name(name: str) -> None:
    said = file_response(b"x", content_type="application/pdf", name=name, is_shown=True)

    assert said.headers["Content-Disposition"] == 'inline; filename="a-b.pdf"'
