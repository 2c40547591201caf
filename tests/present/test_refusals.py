"""`situtor present` where it cannot show a lesson: one line says why, and what to do."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from situtor.cli import main


def refusal(*arguments: str | Path) -> str:
    """The one line in which the command failed; it must not serve anything."""
    result = CliRunner().invoke(main, ["present", "--no-browser", *map(str, arguments)])
    assert isinstance(result.exception, SystemExit)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    return line


def test_an_unknown_lesson_brings_up_the_nearest():
    assert "day1_07_basque_country" in refusal("day1_07_bask_country")


def test_a_file_that_is_no_notebook_is_refused(tmp_path: Path):
    path = tmp_path / "torn.ipynb"
    path.write_text('{"cells": [', "utf-8")
    assert "torn.ipynb: this is not a notebook" in refusal(path)


def test_a_port_that_is_taken_is_said_with_what_to_do():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = refusal("00_start_here", "--port", str(port))
    assert f"port {port} is taken" in said
    assert "leave out --port" in said


def test_without_voila_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delitem(sys.modules, "situtor.present.server", raising=False)
    monkeypatch.setitem(sys.modules, "voila.app", None)
    assert "pip install" in refusal("00_start_here")
