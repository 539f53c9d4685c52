"""Writes sbom.cdx.json, the bill of materials of the site, from requirements.lock.

`make lock` runs it. It needs nothing but Python: a new .venv holds no library yet. The same lock
file makes the same bill, so it holds no time and no serial number.
"""

import json
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BILL = ROOT / "sbom.cdx.json"
PINNED = re.compile(r"(?P<name>[\w.-]+)(\[.*\])?==(?P<version>[^\s;]+)(?P<marker> ;)?")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
NEEDED_BY = re.compile(r"^    # (?:via |  )([\w.-]+)", re.MULTILINE)


def bill(lock: str, project: dict) -> dict:
    """Return the CycloneDX bill of a lock file and the [project] table of pyproject.toml."""
    blocks = re.findall(r"^[^\s#].*\n(?:\s.*\n)*", lock, re.MULTILINE)
    components = [_component(block) for block in blocks]
    # No purl of its own: no registry has the site.
    site = {"type": "application", "bom-ref": project["name"]}
    site |= {name: project[name] for name in ("name", "version")}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": site},
        "components": components,
        "dependencies": _dependencies([site, *components], blocks),
    }


def _component(block):
    pinned = PINNED.match(block)
    purl = f"pkg:pypi/{pinned['name']}@{pinned['version']}"
    return {
        "type": "library",
        # A marker says that it is installed on some machines alone.
        "scope": "optional" if pinned["marker"] else "required",
        "bom-ref": purl,
        "name": pinned["name"],
        "version": pinned["version"],
        "purl": purl,
        "hashes": [{"alg": "SHA-256", "content": each} for each in HASH.findall(block)],
    }


def _dependencies(parts, blocks):
    """Say what each part needs, which the lock file says the other way round."""
    refs = {part["name"]: part["bom-ref"] for part in parts}
    needs: dict = {ref: [] for ref in refs.values()}
    for block in blocks:
        for name in NEEDED_BY.findall(block):
            needs[refs[name]].append(refs[PINNED.match(block)["name"]])
    return [{"ref": ref, "dependsOn": needed} for ref, needed in needs.items()]


def written() -> str:
    """Return what the file is to hold."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    return json.dumps(bill((ROOT / "requirements.lock").read_text(), project), indent=2) + "\n"


if __name__ == "__main__":
    BILL.write_text(written())
