"""Write docs/security/sbom.cdx.json, the list of all components: python scripts/sbom.py

CycloneDX 1.6 from requirements/run.txt. No time, no host and no path stands in it, so the same lock
always gives the same bytes. The hashes of a component are those of its released files, any of which
the lock accepts.
"""

import json
import tomllib

from components import HOUSE, OURSELVES, SECURITY, Component, licences, locked

FILE = SECURITY / "sbom.cdx.json"


def sbom() -> str:
    """Return the whole file."""
    known, all_licences = locked(), licences()
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    ours = f"pkg:pypi/{OURSELVES}@{project['version']}"
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": ours,
                "name": OURSELVES,
                "version": project["version"],
                "licenses": [{"expression": project["license"]}],
            }
        },
        "components": [_component(each, licence=all_licences[each.name].licence) for each in known],
        "dependencies": [_asked_by(ours, OURSELVES, known)]
        + [_asked_by(each.purl, each.name, known) for each in known],
    }
    return json.dumps(bill, ensure_ascii=False, indent=1) + "\n"


def _component(each: Component, *, licence: str) -> dict[str, object]:
    said: dict[str, object] = {
        "type": "library",
        "bom-ref": each.purl,
        "name": each.name,
        "version": each.version,
        "hashes": [{"alg": "SHA-256", "content": one} for one in each.hashes],
        "licenses": [{"expression": licence}],
        "purl": each.purl,
    }
    if each.where:
        said["properties"] = [{"name": "yorisoi:where", "value": each.where}]
    return said


def _asked_by(ref: str, name: str, known: tuple[Component, ...]) -> dict[str, object]:
    asked = sorted(each.purl for each in known if name in each.via)
    return {"ref": ref, "dependsOn": asked} if asked else {"ref": ref}


if __name__ == "__main__":
    FILE.write_text(sbom(), encoding="utf-8")
