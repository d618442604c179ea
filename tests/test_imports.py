"""What asking for help loads, and what must never be loaded."""

from __future__ import annotations

import subprocess
import sys

import pytest

from running import environment

HEAVY = (
    "altair",
    "duckdb",
    "followthemoney",
    "jinja2",
    "lxml",
    "numpy",
    "openpyxl",
    "onnxruntime",
    "rich",
    "splink",
    "sqlalchemy",
    "trafilatura",
    "vl_convert",
    "yaml",
)


def loaded_after(code: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after running `code`."""
    listing = "\nimport sys\nprint('LOADED', *sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code + listing],
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return set(done.stdout.split("LOADED")[-1].split())


HELP = "from tellings.cli import main\ntry:\n    main({arguments})\nexcept SystemExit:\n    pass"


@pytest.mark.parametrize(
    "code",
    [
        "import tellings",
        HELP.format(arguments=["--help"]),
        HELP.format(arguments=["--version"]),
        HELP.format(arguments=["read", "--help"]),
        HELP.format(arguments=["report", "--help"]),
        "import tellings.casebook, tellings.export",
    ],
    ids=["import", "--help", "--version", "read --help", "report --help", "layers"],
)
def test_nothing_heavy_is_loaded_before_it_is_used(code: str) -> None:
    loaded = loaded_after(code)
    assert "tellings" in loaded
    assert loaded.isdisjoint(HEAVY), sorted(loaded & set(HEAVY))


def test_help_loads_no_layer_below_the_command() -> None:
    loaded = loaded_after(HELP.format(arguments=["--help"]))
    assert {name for name in loaded if name.split(".")[0] == "tellings"} <= {
        "tellings",
        "tellings.cli",
        "tellings.cli.main",
        "tellings.cli.parser",
        "tellings.cli.parser_codebook",
        "tellings.cli.parser_judge",
        "tellings.cli.parser_spark",
        "tellings.cli.place",
        "tellings.cli.terminal",
        "tellings.errors",
        "tellings.garbage",
    }


def test_the_probe_sees_what_is_loaded() -> None:
    assert "jinja2" in loaded_after("import jinja2")
