"""Write the golden files again: `python -m tests.golden`."""

from __future__ import annotations

from tests.golden import HERE, made

for name, text in made().items():
    path = HERE / name
    same = path.is_file() and path.read_text(encoding="utf-8") == text
    path.write_text(text, encoding="utf-8", newline="")
    print(f"{path}: {'as it was' if same else 'changed'}")
