"""The README shows what the bot really says."""

import importlib.util
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]


def transcript_script() -> ModuleType:
    """`docs/transcript.py` as a module."""
    spec = importlib.util.spec_from_file_location("transcript", ROOT / "docs" / "transcript.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_conversation_in_the_readme_is_the_real_one(monkeypatch):
    """`python docs/transcript.py` would change nothing; the sample news is dated relative to now."""
    for name in ("TELEGRAM_BOT_TOKEN", "SUMMARY_MODEL", "TIMEZONE", "LOG_FORMAT"):
        monkeypatch.delenv(name, raising=False)
    script = transcript_script()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert script.MARKERS.search(readme)
    assert script.with_transcript(readme, script.transcript()) == readme
