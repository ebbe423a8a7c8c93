"""What a JSON Schema validator says of the studies of this repository.

Every study that runs must be accepted, and every bad study whose fault a schema can see refused.
Arguments: the schema, and the list of codes that a schema cannot see (tests/schema_cannot_see.txt).
"""

import json
import pathlib
import re
import sys

import jsonschema
import yaml


class Yaml12(yaml.SafeLoader):
    """YAML 1.2, as editors read it: `no` and `on` are texts, `1e3` is a number."""


Yaml12.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("bool", r"^(true|false)$", "tf"),
    ("null", r"^(~|null|)$", ["~", "n", ""]),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", "-+.0123456789"),
]:
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))
# `int("007")` and `float("1e3")`, and not the octal and sexagesimal numbers of YAML 1.1.
Yaml12.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))
Yaml12.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(loader.construct_scalar(node)))


def read(path):
    return yaml.load(path.read_text(encoding="utf-8"), Loader=Yaml12)


def main(schema_path, unseen_path):
    schema = json.loads(pathlib.Path(schema_path).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    lines = pathlib.Path(unseen_path).read_text(encoding="utf-8").splitlines()
    unseen = {line.split(":")[0] for line in lines if line and not line.startswith("#")}
    wrong = []
    good = sorted(pathlib.Path("studies").glob("*/study.yaml"))
    good += sorted(pathlib.Path("tests/published").glob("*/study.yaml"))
    good += sorted(pathlib.Path("src/study/schema/specimens").glob("*.yaml"))
    for path in good:
        for error in validator.iter_errors(read(path)):
            wrong.append(f"{path}: refused: {error.json_path}: {error.message[:200]}")
    bad = sorted(pathlib.Path("tests/bad_studies").glob("*/study.yaml"))
    refused = 0
    for path in bad:
        code = path.parent.name
        try:
            accepted = validator.is_valid(read(path))
        except (yaml.YAMLError, UnicodeDecodeError):
            accepted = False
        refused += not accepted
        if accepted and code not in unseen:
            wrong.append(f"{path}: accepted, and {code} is not among what a schema cannot see")
        if not accepted and code in unseen:
            wrong.append(f"{path}: refused, and {code} is among what a schema cannot see")
    print("\n".join(wrong) or f"{len(good)} studies accepted, {refused} of {len(bad)} bad studies refused")
    return 1 if wrong or not good or not refused else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
